"""Settings: one file, everything that differs between installations comes from environment variables."""

import os
from datetime import date, timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from .database import databases
from .oidc import oidc_apps, oidc_origins
from .secrets import installation_key, secret_key

ROOT = Path(os.environ.get("LINLI_ROOT") or Path(__file__).resolve().parents[3])
PACKAGE = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("LINLI_DATA") or ROOT / "data")  # database, files and keys of this installation

DEBUG = False
TESTING = os.environ.get("LINLI_TESTING") == "1"
DEMO = os.environ.get("LINLI_DEMO") == "1"  # sign-ins by a click, 演示数据 on every page
TODAY = date.fromisoformat(os.environ["LINLI_TODAY"]) if os.environ.get("LINLI_TODAY") else None
CITY_NAME = os.environ.get("LINLI_CITY_NAME") or ("示例市" if DEMO else "")
MAP_APPROVAL = os.environ.get("LINLI_MAP_APPROVAL", "")  # 审图号, shown on every public map

SECRET_KEY = secret_key(DATA)
INSTALLATION_KEY = installation_key(DATA)  # wraps every person's key: losing it loses everything personal

ALLOWED_HOSTS = os.environ.get("LINLI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = os.environ.get("LINLI_HTTPS") == "1"
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("LINLI_ORIGINS", "").split(",") if origin]

DATABASES = databases(os.environ)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "linli.accounts",
    "linli.evaluation",
    "linli.campaign",
    "linli.places",
    "linli.desk",
    "linli.portal",
    "linli.api",
    "linli.core.ui",
    "linli.core.tables",
    "linli.core.imports",
    "linli.core.worktime",
    "linli.core.rights",
    "linli.core.history",
    "linli.core.files",
    "linli.core.documents",
    "linli.core.hearing",
    "linli.core.todo",
    "linli.core.news",
    "linli.core.notices",
    "linli.core.outbox",
    "linli.core.metrics",
    "linli.core.panels",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_cotton",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "ninja",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "rules",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "linli.core.rights.middleware.MethodsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "linli.core.rights.middleware.GrantsMiddleware",
    "linli.accounts.middleware.PeopleMiddleware",
    "linli.core.history.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "linli.config.urls"
WSGI_APPLICATION = "linli.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "linli.core.ui.context.page",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "linli.core.ui.templatetags.icons",
            ],
        },
    }
]
COTTON_DIR = "cotton"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # nobody needs one; an address would be one more personal datum
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "linli.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE, in every browser
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("LINLI_PROXIES") or 0)  # how many of ours add X-Forwarded-For
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
MFA_ADAPTER = "linli.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey alone signs in, so it must be two factors itself
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers allow it on localhost only
MFA_TOTP_ISSUER = "LinLi 邻礼"
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "linli.accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "linli.accounts.office.OfficeProvider",
        "OAUTH_PKCE_ENABLED": True,
        "APPS": oidc_apps(os.environ),
    }
}
SMS_SENDER = os.environ.get("LINLI_SMS") or "linli.accounts.sms.FileSender"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PGHISTORY_CREATED_AT_FUNCTION = "statement_timestamp()"  # of an event: orders those of one transaction too
PROCRASTINATE_ON_APP_READY = "linli.core.history.contexts.name_jobs"  # jobs name themselves in the history
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["linli.config.formats"]

STATIC_URL = "static/"
STATIC_ROOT = None if TESTING else DATA / "static"  # collected, named by content and compressed by `up`
STATICFILES_DIRS = [("vendor", ROOT / "node_modules" / ".linli")]  # what set-up copied out of the npm packages
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # files go through core.files only
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Where files lie: a folder, or s3://bucket/prefix with LINLI_S3_ENDPOINT, _REGION, _ACCESS_KEY_ID, _SECRET_ACCESS_KEY.
FILES = os.environ.get("LINLI_FILES") or str(DATA / "files")
FILES_S3 = {
    name: os.environ[f"LINLI_S3_{name.upper()}"]
    for name in ("endpoint", "region", "access_key_id", "secret_access_key")
    if os.environ.get(f"LINLI_S3_{name.upper()}")
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", *oidc_origins(os.environ)],  # the button that leads to the office's provider
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_048_576

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "django_tables2/bootstrap5.html"
