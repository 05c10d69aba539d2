"""The addresses of this package; those of allauth stand in `sign_in_urls`."""

from django.urls import path

from linli.core.rights import needs

from .rights import VERIFY_HOMES, VIEW_ACCESS_LOG, VIEW_PEOPLE
from .views import acting, demo, homes, invitations, me, people, phone, privacy, roles

app_name = "accounts"

urlpatterns = [
    path("", me.account, name="me"),
    path("notice/", me.notice, name="notice"),
    path("export/", me.export_me, name="export_me"),
    path("delete/", me.delete_me, name="delete_me"),
    path("demo/", demo.demo, name="demo"),
    path("phone/", phone.phone, name="phone"),
    path("phone/code/", phone.phone_code, name="phone_code"),
    path("phone/change/", phone.change_phone, name="change_phone"),
    path("phone/change/code/", phone.change_phone_code, name="change_phone_code"),
    path("acting/", acting.acting, name="acting"),
    path("acting/code/", acting.acting_code, name="acting_code"),
    path("acting/stop/", acting.act_for_myself, name="act_for_myself"),
    path("acting/<int:pk>/", acting.act, name="act"),
    path("acting/<int:pk>/end/", acting.end_acting, name="end_acting"),
    path("people/", needs(VIEW_PEOPLE)(people.PeoplePage.as_view()), name="people"),
    path("people/<uuid:public_id>/", people.person, name="person"),
    path("people/<uuid:public_id>/unmask/", people.unmask, name="unmask"),
    path("people/<uuid:public_id>/give-role/", people.give_role, name="give_role"),
    path("people/<uuid:public_id>/manage/<slug:what>/", people.manage, name="manage"),
    path("roles-held/<int:pk>/end/", people.end_role, name="end_role"),
    path("invite/", invitations.invite, name="invite"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw"),
    path("invitation/<str:token>/", invitations.accept, name="accept"),
    path("roles/", roles.roles, name="roles"),
    path("roles/new/", roles.new_role, name="new_role"),
    path("roles/<slug:code>/", roles.role, name="role"),
    path("homes/", needs(VERIFY_HOMES)(homes.HomesPage.as_view()), name="homes"),
    path("homes/new/", homes.verify_home, name="verify_home"),
    path("homes/<int:pk>/end/", homes.end_home, name="end_home"),
    path("privacy/", privacy.privacy_desk, name="privacy_desk"),
    path("privacy/<uuid:public_id>/export/", privacy.privacy_export, name="privacy_export"),
    path("privacy/<uuid:public_id>/delete/", privacy.privacy_delete, name="privacy_delete"),
    path("access-log/", needs(VIEW_ACCESS_LOG)(privacy.AccessLogPage.as_view()), name="access_log"),
]
