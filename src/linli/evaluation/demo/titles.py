"""What the demo's officers decided after the rounds, through the operations: classes, names, warnings."""

from datetime import date
from typing import Any

from linli.evaluation.models import Award, AwardNote, Round
from linli.evaluation.operations.grading import decide_class
from linli.evaluation.operations.register import award_title, note_award

from .dates import at

Kind, Note = Award.Kind, AwardNote.Kind
NAMED, DEMONSTRATIONS = 24, 6


def decide(round_: Round, leader: Any) -> None:
    """Decide one class against the rule."""
    best = round_.results.filter(class_id="exemplar").order_by("-total").select_related("sheet__round__edition")[3:4]
    for result in best:
        decide_class(
            sheet=result.sheet, class_id="sound", reason="评价期内物业服务企业更换，示范引领待下一批次复核",
            document="示住建〔2021〕8号会议纪要", by=leader, at=at(2021, 2, 2),
        )  # fmt: skip


def name(round_: Round, leader: Any) -> None:
    """Name the best communities of a sealed round, make a few of them demonstrations, look again at two."""
    passed = round_.results.filter(rung__gt=0).order_by("-total", "pk").select_related("sheet__place")
    best = [result.sheet.place for result in passed[:NAMED]]
    given: dict[str, Any] = {"standard": round_.edition.standard, "by": leader}
    on = date(2021, 8, 20)
    for place in best:
        award_title(
            kind=Kind.NAMED,
            community=place,
            on=on,
            document="示创建办〔2021〕12号命名通报",
            at=at(2021, 8, 20),
            **given,
        )
    for place in best[:DEMONSTRATIONS]:
        award_title(
            kind=Kind.DEMONSTRATION, community=place, on=date(2021, 9, 1), document="示创建办〔2021〕15号", **given,
            at=at(2021, 9, 1),
        )  # fmt: skip
    titles = list(Award.objects.filter(kind=Kind.NAMED, community__in=best[-2:]).order_by("pk"))
    if titles:
        _note(
            titles[-1],
            Note.WARNED,
            (2021, 9, 27),
            "复查发现两处消防通道被占用，限期三十日整改",
            "示创建办督〔2021〕3号",
            leader,
        )
    if len(titles) > 1:
        _note(
            titles[0], Note.WARNED, (2021, 9, 6), "生活垃圾投放点混投，限期十五日整改", "示创建办督〔2021〕1号", leader
        )
        _note(
            titles[0],
            Note.RESTORED,
            (2021, 9, 23),
            "整改到位，经街道和市创建办复查合格",
            "示创建办督〔2021〕2号",
            leader,
        )


def look_again(round_: Round, leader: Any) -> None:
    """Warn about, suspend and revoke stars of a sealed round."""
    held = Award.objects.filter(round=round_, kind=Kind.STARS)
    four = list(held.filter(value="4").order_by("pk")[2:9:6])
    three = list(held.filter(value="3").order_by("-pk")[4:5])
    if len(four) == 2 and three:
        text = "抽查发现消防车通道连续三日被占用，限期整改"
        _note(four[0], Note.WARNED, (2021, 5, 18), text, "示住建督〔2021〕17号", leader)
        _note(four[0], Note.RESTORED, (2021, 6, 22), "整改完成，县级复核合格", "示住建督〔2021〕22号", leader)
        _note(
            four[1],
            Note.SUSPENDED,
            (2021, 9, 13),
            "物业服务合同提前解除，新企业尚未进场，暂停星级标识",
            "示住建〔2021〕46号",
            leader,
        )
        _note(three[0], Note.REVOKED, (2021, 7, 5), "查实申报台账造假，取消星级", "示住建〔2021〕31号", leader)


def _note(award: Award, kind: str, day: tuple[int, int, int], reason: str, document: str, leader: Any) -> None:
    note_award(award=award, kind=kind, on=date(*day), reason=reason, document=document, by=leader, at=at(*day))
