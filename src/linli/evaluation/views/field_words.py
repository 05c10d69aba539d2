"""What the assessors' page says, in the page's language: its scripts bring no words of their own."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def page_data() -> dict[str, Any]:
    """Return words and addresses for the scripts; the same for everybody who reads this language."""
    return {
        "urls": {"list": reverse("evaluation:field_list"), "queue": reverse("outbox:queue")},
        "declaration": _(
            "I have no family, employment, business or other interest in this place, its property company or whoever is"
            " in charge of it, and did not work there in the past three years. I score what I find, and nobody has told"
            " me what to find."
        ),
        "words": words(),
    }


def words() -> dict[str, str]:
    """Return the sentences; {fields} in them are filled in by the scripts."""
    return {
        "list_title": _("Scoring on site"),
        "list_lead": _("Your visits, in the order of places. Everything works without a signal."),
        "to_score": _("To score"),
        "find": _("Find by name or address"),
        "refresh": _("Fetch and send now"),
        "list_of": _("List of {when}"),
        "no_list": _("No list on this phone yet"),
        "no_list_hint": _("Sign in once where there is a signal; the list then stays on this phone."),
        "nothing_assigned": _("Nothing is assigned to you"),
        "nothing_assigned_hint": _("Whoever leads the round assigns visits; they appear here by themselves."),
        "done_count": _("Handed in or given back: {count}"),
        "due": _("By {day}"),
        "route": _("Find the way to {name}"),
        "answered_of": _("{count} of {total} answered"),
        "answered_label": _("Items answered"),
        "part_SITE": _("Site"),
        "part_DOCUMENTS": _("Documents"),
        "install": _("Add to the home screen"),
        "install_why": _(
            "Add this page to the home screen: it then opens without a signal, and the phone does not clear"
            " what you entered."
        ),
        "install_hint": _(
            "In the browser's menu choose “Add to home screen”. Until then the phone may clear what is here"
            " after a week without a visit."
        ),
        "given_back": _("Given back"),
        "gone": _("No longer in your list"),
        "handed_in": _("Handed in"),
        "in_conflict": _("In conflict"),
        "was_refused": _("Not taken"),
        "to_declare": _("To be accepted"),
        "on_this_phone": _("On this phone only: {count}"),
        "being_sent": _("Sending {sent} of {total}"),
        "being_handed_in": _("Being handed in"),
        "on_the_server": _("The server has it"),
        "on_the_server_short": _("The server has it"),
        "not_begun": _("Not begun"),
        "declare_title": _("Before you go there"),
        "declare": _("I declare this and accept"),
        "accepting": _("accepted"),
        "giving_back": _("given back"),
        "give_back": _("Give the assignment back"),
        "give_back_now": _("Give it back"),
        "why_back": _("Why do you give it back?"),
        "has_conflict": _("I have a conflict of interest here"),
        "reason_needed": _("Write the reason."),
        "sections": _("Sections"),
        "jump": _("Go to {section}"),
        "facts": _("Facts found on site"),
        "facts_short": _("Facts"),
        "only_open": _("Open ones"),
        "signatures": _("Signatures"),
        "missing_count": _("Missing before hand-in: {count}"),
        "hand_in": _("Hand in"),
        "conflicts_count": _("Decide conflicts: {count}"),
        "must_have": _("must-have"),
        "bonus": _("bonus"),
        "lack_bare": _("no reason"),
        "lack_unproved": _("no proof"),
        "lack_bare_hint": _("Points are lost without a reason: touch one of the points below, or write your own."),
        "lack_unproved_hint": _("Points are lost without a proof: take a photo, or name the document."),
        "item_here": _("Only on this phone"),
        "item_queued": _("Waits to be sent"),
        "item_sending": _("On its way"),
        "item_refused": _("Not taken"),
        "item_server": _("The server has it"),
        "unanswered": _("not answered"),
        "not_applicable": _("Not applicable"),
        "yes": _("Yes"),
        "no": _("No"),
        "must_yes": _("Fulfilled"),
        "must_no": _("Not fulfilled"),
        "mark_of": _("{mark} of {of} points"),
        "points_of": _("{points} points"),
        "photos_count": _("photos: {count}"),
        "stray": _("Not asked by this edition any more"),
        "stray_item": _("No longer asked"),
        "stray_hint": _("The edition of the round does not ask this any more. What you entered stays here."),
        "was_entered": _("Entered: {answer}"),
        "gone_hint": _(
            "This sheet is not in your list any more: its round is over or somebody else goes there. What"
            " you entered stays on this phone and in the outbox."
        ),
        "round_closed": _("“{round}” takes no marks at present. What you entered stays on this phone."),
        "sample": _("This standard is a sample, and so is its library of deduction points."),
        "handed_in_hint": _("Handed in: nothing of it changes any more, unless it is sent back to you."),
        "wish_waits": _(
            "Will be handed in once everything is on the server: {count} to go. Keep this page open where"
            " there is a signal."
        ),
        "wish_sent": _("The hand-in is on its way."),
        "stays_here": _("What you entered stays on this phone."),
        "send_again": _("Send again"),
        "answer": _("Your answer"),
        "how_many_found": _("How many found ({unit})"),
        "how_many_done": _("How many with proof ({unit})"),
        "per_each": _("{per} points off for each {unit}"),
        "of_each": _("full mark for {of} {unit}"),
        "one_less": _("One less"),
        "one_more": _("One more"),
        "nothing_found": _("Nothing found"),
        "all_done": _("All {of}"),
        "numerator": _("Counted"),
        "denominator": _("Of all"),
        "value": _("Value"),
        "take_back": _("Take the answer back"),
        "not_whole": _("Enter a whole number."),
        "not_a_number": _("Enter a number such as 12.5."),
        "both_needed": _("Enter both numbers."),
        "no_denominator": _("Nothing is counted of none: enter how many there are."),
        "more_than_all": _("More than all cannot be: look at both numbers."),
        "running_lost": _("{lost} points off, {mark} of {of} left"),
        "running_full": _("{mark} of {of} points"),
        "evidence": _("Proof asked for: {kinds}"),
        "reasons": _("Why points are lost"),
        "library_hint": _("One touch adds the point as a reason."),
        "own_words": _("In your own words"),
        "reason_number": _("Reason {number}"),
        "proof": _("Proof (with a photo not needed)"),
        "drop_reason": _("Remove reason {number}"),
        "personal": _("Remove identity card and mobile numbers: reasons carry no personal data."),
        "too_long": _("At most 500 characters."),
        "formula": _("Text does not begin with = + - or @."),
        "photos": _("Photos"),
        "take_photo": _("Take a photo"),
        "in_page": _("Several in a row"),
        "shoot": _("Shoot"),
        "shot": _("Kept: {count}"),
        "done": _("Done"),
        "camera_denied": _("The camera is not allowed for this page. Use “Take a photo”, or allow it in the settings."),
        "no_camera": _("No camera was found. Use “Take a photo”."),
        "no_photo": _("This file is no photo that the phone can read. Take it again."),
        "photo_kept": _("The photo is kept on this phone."),
        "photo_alt": _("Photo {number}, {when}"),
        "marked_alt": _("Photo {number}, marked up, {when}"),
        "marked_copy": _("Marked-up copy; the original stays beside it"),
        "away_from": _("{metres} m from the compound's point"),
        "place_known": _("Place recorded"),
        "place_unknown": _("Place unknown"),
        "photo_here": _("Only on this phone"),
        "photo_queued": _("Waits to be sent"),
        "photo_taken": _("The server has it"),
        "photo_lost": _("No longer on this phone"),
        "mark_up": _("Mark up"),
        "drop_photo": _("Remove photo {number}"),
        "arrow": _("Arrow"),
        "circle": _("Circle"),
        "line": _("Free line"),
        "undo": _("Undo"),
        "save_markup": _("Keep as a copy"),
        "leave": _("Leave"),
        "markup_canvas": _("The photo, to draw on"),
        "kept_here": _("Kept on this phone"),
        "conflict_here": _("Two phones answered this item differently. Decide which counts."),
        "locked": _("To be read only at present."),
        "items": _("Item by item"),
        "previous": _("Previous item"),
        "next": _("Next item"),
        "to_sheet": _("All items"),
        "back": _("Back"),
        "missing_open": _("Not answered: {count}"),
        "missing_bare": _("Points lost without a reason: {count}"),
        "missing_unproved": _("Points lost without a proof: {count}"),
        "missing_signatures": _("Not confirmed yet"),
        "missing_hint": _("Once all of this is there, the visit can be handed in."),
        "all_there": _("Everything is there."),
        "not_yet": _("Not yet: go on scoring"),
        "party_MANAGER": _("Project manager"),
        "party_COMMUNITY": _("Community"),
        "sign_MANAGER": _("signature of the project manager"),
        "sign_COMMUNITY": _("signature of the community"),
        "signed_alt": _("Signature: {who}"),
        "refused_because": _("Did not sign: {reason}"),
        "sign_here": _("Sign in the box with a finger or a pen. The signature stays as it is once it is kept."),
        "pad": _("Box to sign in: {who}"),
        "keep_signature": _("Keep the signature"),
        "clear": _("Clear"),
        "no_signature": _("No signature"),
        "why_no_signature": _("Why is there no signature?"),
        "keep_refusal": _("Keep the reason"),
        "confirms": _(
            "The signature confirms the visit to {name}: {count} of {total} items answered, points lost or"
            " remarks on {lost}, {photos} photos. It is no agreement with the marks."
        ),
        "conflicts": _("Two phones, two answers"),
        "conflicts_lead": _("Everything else of both phones is kept. Decide item by item."),
        "mine": _("This phone's"),
        "theirs": _("The server's"),
        "take_mine": _("Take this phone's"),
        "take_theirs": _("Take the server's"),
        "no_conflicts": _("No conflicts are left."),
        "queue_count": _("Outbox: {count} not sent"),
        "queue_empty": _("Outbox: everything is sent"),
        "save_as_file": _("Open the outbox, save as a file"),
        "old_drafts": _(
            "Something entered {days} days ago is still on this phone only. Open its sheet where there is a"
            " signal."
        ),
        "sign_in": _("Sign in"),
        "forbidden": _(
            "Your roles do not allow scoring at present. What you entered stays on this phone; ask your"
            " office."
        ),
        "nowhere": _("Not on this phone"),
        "nowhere_hint": _(
            "This sheet or item is not in the list that this phone has. Fetch the list where there is a"
            " signal."
        ),
    }
