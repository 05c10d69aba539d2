"""What a person types: grade, verify, draw and standard. Data go to stdout, remarks to stderr."""

import argparse
import gc
import importlib
import itertools
import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsxwriter.exceptions import XlsxWriterException

from .faults import Fault, Place, Refused, refuse
from .words import LANGUAGES, describe, say

if TYPE_CHECKING:  # at run time a command imports what it needs, and no more
    from .compile import Published
    from .grade import Results
    from .workbook import RefusedBook

DIFFERS, USAGE, INTERRUPTED = 1, 2, 130
_SHOWN = 20  # faults printed before the rest is only counted
Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str]) -> int:
    """Run a command. Returns 0, 1 if a document is refused or differs, 2 if the call cannot be carried out."""
    gc.disable()  # a command ends before collecting cycles among millions of cells would pay
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except Refused as refused:
        tell(refused.faults, arguments.lang)
        return USAGE if refused.faults[0].code in _CALL_FAULTS else DIFFERS
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever was reading has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except XlsxWriterException as exc:
        tell([Fault("unreadable", {"problem": str(exc)})], arguments.lang)
        return USAGE
    except FileNotFoundError as exc:
        tell([Fault("not_found", {}, Place(str(exc.filename)))], arguments.lang)
        return USAGE
    except OSError as exc:
        tell(
            [Fault("unreadable", {"problem": exc.strerror or str(exc)}, Place(str(exc.filename or "")))], arguments.lang
        )
        return USAGE


_CALL_FAULTS = {"no_folder", "same_file", "not_a_file", "no_standard", "no_fonts"}


def parser() -> argparse.ArgumentParser:
    """The words that a person can type."""
    lang = os.environ.get("LINLI_LANG", "zh")
    top = argparse.ArgumentParser(prog="linli", description="LinLi 邻礼")
    commands = top.add_subparsers(required=True, metavar="grade|verify|draw|standard")

    def add(
        parent: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Command, about: str
    ) -> argparse.ArgumentParser:
        one = parent.add_parser(name, help=about, description=about)
        one.add_argument("--lang", choices=LANGUAGES, default=lang if lang in LANGUAGES else "zh", help="zh / en")
        one.set_defaults(run=run)
        return one

    grade = add(commands, "grade", run_grade, "按标准给工作簿评分 / grade a workbook by a standard")
    grade.add_argument(
        "standard", metavar="STANDARD", help="标准文件，或自带标准的名称 / a file, or the id of a shipped standard"
    )
    grade.add_argument("book", type=Path, metavar="BOOK.xlsx")
    grade.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT.xlsx", help="结果工作簿 / results workbook"
    )
    grade.add_argument("--pdf", type=Path, metavar="OUT.pdf", help="结果 PDF / results in print")
    grade.add_argument("--bundle", type=Path, metavar="OUT.zip", help="封存包 / sealed bundle")
    grade.add_argument("--previous", type=Path, metavar="BUNDLE", help="上一批次的封存包 / bundle of the round before")
    grade.add_argument("--robustness", action="store_true", help="附稳健性分析 / add the robustness of each outcome")
    verify = add(commands, "verify", run_verify, "重新计算并核对封存包 / recompute sealed bundles and compare")
    verify.add_argument(
        "bundles", type=Path, nargs="+", metavar="BUNDLE", help="按先后给出即核对其链 / in order: the chain is checked"
    )
    draw = add(commands, "draw", run_draw, "按种子重复抽样 / repeat a draw by its seed")
    draw.add_argument("frame", type=Path, metavar="FRAME.csv", help="抽样名册 / the list that was drawn from")
    draw.add_argument("--seed", required=True, help="公开的随机种子 / the published seed")
    draw.add_argument("--percent", type=int, required=True, metavar="N", help="每层的百分比 / per cent of each stratum")
    kinds = commands.add_parser("standard", help="标准 / standards").add_subparsers(required=True)
    check = add(kinds, "check", run_check, "检查标准 / check standards")
    check.add_argument("files", nargs="+", metavar="FILE")
    show = add(kinds, "show", run_show, "把标准显示为文档 / show a standard as a document")
    show.add_argument("standard", metavar="FILE")
    show.add_argument("--html", type=Path, metavar="OUT.html", help="写成网页 / write a page")
    template = add(kinds, "template", run_template, "生成评分工作簿 / make a marking workbook")
    template.add_argument("standard", metavar="FILE")
    template.add_argument("-o", "--output", type=Path, required=True, metavar="BOOK.xlsx")
    take = add(kinds, "import", run_import, "把评分表变成标准草案 / turn a bureau's table into a draft")
    take.add_argument("table", type=Path, metavar="TABLE.xlsx")
    take.add_argument("-o", "--output", type=Path, required=True, metavar="DRAFT.yaml")
    take.add_argument("--id", default="imported-standard", help="草案的编号 / id of the draft")
    diff = add(kinds, "diff", run_diff, "比较两个标准 / compare two standards")
    diff.add_argument("a", metavar="A")
    diff.add_argument("b", metavar="B")
    schema = add(kinds, "schema", run_schema, "打印 JSON Schema / print the JSON Schema for editors")
    schema.add_argument("-o", "--output", type=Path, metavar="FILE")
    return top


def tell(faults: Sequence[Fault], lang: str, rest_in: str = "") -> None:
    """Print faults to stderr, the first ones in full."""
    for fault in faults[:_SHOWN]:
        print(describe(fault, lang), file=sys.stderr)
    if len(faults) > _SHOWN:
        code = "cli_more" if rest_in else "cli_more_plain"
        print(say(code, lang, count=len(faults) - _SHOWN, file=rest_in), file=sys.stderr)
    if len(faults) > 1:
        print(say("cli_faults", lang, count=len(faults)), file=sys.stderr)


def shipped() -> dict[str, Path]:
    """The standards that come with the program, by id."""
    folder = Path(os.environ.get("LINLI_ROOT", Path(__file__).parents[3])) / "standards"
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def find_standard(name: str) -> Path:
    """The file that a name means: a path, or the id of a shipped standard. Raises Refused."""
    path = Path(name)
    if path.is_file():
        return path
    if name in shipped():
        return shipped()[name]
    if path.suffix or os.sep in name:
        raise refuse("not_found", Place(name))
    raise refuse("no_standard", name=name, known=list(shipped()))


def check_outputs(inputs: Sequence[Path], outputs: Sequence[Path | None]) -> None:
    """Refuse to write over an input, over another output, or into a folder that is not there."""
    taken = {path.resolve() for path in inputs}
    for output in outputs:
        if output is None:
            continue
        if output.exists() and not output.is_file():
            raise refuse("not_a_file", Place(str(output)))
        if output.resolve() in taken:
            raise refuse("same_file", Place(str(output)))
        taken.add(output.resolve())
        if not output.resolve().parent.is_dir():
            raise refuse("no_folder", Place(str(output)), folder=str(output.parent))


# Commands -------------------------------------------------------------------------------------------------------------


def run_grade(arguments: argparse.Namespace) -> int:
    """Grade a workbook; write results, print and bundle together or not at all."""
    from .bundle import seal, unpack
    from .compile import load_standard
    from .grade import grade, idle_decisions
    from .outputs import whole_or_nothing
    from .report_xlsx import write_results
    from .verify import read_manifest, verify
    from .workbook import RefusedBook, read_workbook

    lang = arguments.lang
    path = find_standard(arguments.standard)
    inputs = [path, arguments.book, *([arguments.previous] if arguments.previous else [])]
    check_outputs(inputs, [arguments.output, arguments.pdf, arguments.bundle])
    published = load_standard(path)
    previous = None
    if arguments.previous:
        before = verify(arguments.previous)
        if before.faults:
            raise Refused(before.faults)
        previous = before.manifest
    if published.standard.mode != "index":  # the compiler's import, half a second, while the workbook is read
        threading.Thread(target=importlib.import_module, args=("linli.kernels.scoring",), daemon=True).start()
    try:
        book = read_workbook(arguments.book, published)
    except RefusedBook as refused:
        return _hand_back(arguments, published, refused)
    if previous and previous["round"]["as_of"] > book.answers.as_of.isoformat():
        raise refuse("previous_later", Place(str(arguments.previous)), as_of=previous["round"]["as_of"])
    results = grade(published, book.answers)
    with whole_or_nothing() as outputs, ThreadPoolExecutor(1) as aside:
        sealing = aside.submit(seal, results, previous)  # beside the workbook, whose packing leaves a core free
        write_results(outputs.path(arguments.output), results, book.reasons, lang, analysis=arguments.robustness)
        bundle = sealing.result()
        manifest = read_manifest(unpack(bundle, "")["manifest.json"])
        if arguments.bundle:
            outputs.path(arguments.bundle).write_bytes(bundle)
        if arguments.pdf:
            from .report_pdf import write_pdf

            write_pdf(outputs.path(arguments.pdf), results, font_folder(), lang, manifest["seal"])
    _announce(arguments, results, manifest, [*book.remarks, *idle_decisions(results)])
    return 0


def _hand_back(arguments: argparse.Namespace, published: "Published", refused: "RefusedBook") -> int:
    """Write a refused workbook back beside where the results would have stood, and say what is wrong."""
    from .outputs import whole_or_nothing
    from .template import write_refilled

    lang, back = arguments.lang, _unused(arguments.output.with_name(f"{arguments.book.stem}.refused.xlsx"))
    with whole_or_nothing() as outputs:
        write_refilled(outputs.path(back), published, lang, refused.info, refused.tables, refused.faults)
    tell(refused.faults, lang, rest_in=str(back))
    print(say("cli_refused", lang, file=back), file=sys.stderr)
    return DIFFERS


def _announce(
    arguments: argparse.Namespace, results: "Results", manifest: dict[str, Any], remarks: Sequence[Fault]
) -> None:
    """Say what came out, where it was written, and what should be looked at all the same."""
    from .report_xlsx import distribution, has_ladder, outcome_label

    lang, standard = arguments.lang, results.published.standard
    for remark in remarks[:_SHOWN]:
        print(say("cli_remark", lang, text=describe(remark, lang)), file=sys.stderr)
    if len(remarks) > _SHOWN:
        print(say("cli_more_plain", lang, count=len(remarks) - _SHOWN), file=sys.stderr)
    title = _with_sample_mark(standard.title.zh if lang == "zh" else standard.title.en, standard.status, lang)
    states = manifest["counts"]["states"]
    counts = {state: states.get(state, 0) for state in ("graded", "incomplete", "not_assessable")}
    print(say("cli_graded", lang, title=title, edition=standard.edition, count=len(results), **counts))
    if has_ladder(results):
        print("  ".join(f"{outcome_label(results, name, lang)} {count}" for name, count in distribution(results)))
    for output in (arguments.output, arguments.pdf, arguments.bundle):
        if output:
            print(say("cli_written", lang, file=output))
    if arguments.bundle:
        print(say("cli_seal", lang, seal=manifest["seal"]))


def _unused(path: Path) -> Path:
    """The path, with a number if it is taken: nobody's corrections are written over."""
    for number in itertools.count(2):
        if not path.exists():
            return path
        path = path.with_name(f"{path.name.split('.refused')[0]}.refused-{number}.xlsx")
    raise AssertionError


def _with_sample_mark(title: str, status: str, lang: str) -> str:
    """A title that says of a sample that it is one, once."""
    mark = say("sample_mark", lang)
    return f"{title} [{mark}]" if status == "sample" and mark not in title else title


def font_folder() -> Path:
    """Where the Chinese type was set up."""
    root = Path(os.environ.get("LINLI_ROOT", Path(__file__).parents[3]))
    return root / "node_modules" / "@expo-google-fonts" / "noto-sans-sc"


def run_draw(arguments: argparse.Namespace) -> int:
    """Print what a seed draws from a list, and the list's hash, by which it is compared with the published one."""
    from .sampling import digest, draw, drawn_text, read_frame

    data = arguments.frame.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("not_text", Place(str(arguments.frame))) from None
    columns, units = read_frame(text)
    drawn = draw(units, arguments.seed, arguments.percent)
    print(drawn_text(drawn), end="")
    print(
        say(
            "cli_drawn", arguments.lang, drawn=len(drawn), units=len(units),
            strata=len({unit.strata for unit in units}), columns=columns or ["-"], digest=digest(text),
        ),
        file=sys.stderr,
    )  # fmt: skip
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Recompute bundles; several are taken as rounds in order, so that their chain is checked too."""
    from .verify import verify

    lang, previous, good = arguments.lang, None, True
    for path in arguments.bundles:
        verified = verify(path, previous)
        manifest = verified.manifest
        if verified.faults:
            good = False
            print(say("cli_differs", lang, file=path))
            tell(verified.faults, lang)
        else:
            title = _with_sample_mark(manifest["standard"]["title"], manifest["standard"]["status"], lang)
            count = manifest["counts"]["subjects"]
            title = f"{title}, {manifest['round']['title']}"
            print(say("cli_verified", lang, file=path, title=title, as_of=manifest["round"]["as_of"], count=count))
            print(say("cli_published_seal", lang, seal=manifest["seal"]))
            _note_newer(manifest["standard"], lang)
        previous = manifest if manifest.get("seal") else None
    return 0 if good else DIFFERS


def _note_newer(standard: dict[str, str], lang: str) -> None:
    """Say so where the program ships another edition; a result stands by the edition it was sealed with."""
    from .compile import load_standard

    path = shipped().get(standard["id"])
    if path:
        found = load_standard(path)
        if found.content_hash != standard["content_hash"]:
            fields = {"newer": found.standard.edition, "edition": standard["edition"]}
            print(say("cli_newer", lang, standard=standard["id"], **fields), file=sys.stderr)


def run_check(arguments: argparse.Namespace) -> int:
    """Compile standards, files or whole folders, and print every fault of each."""
    from .compile import load_standard

    good = True
    for name in arguments.files:
        folder = Path(name)
        paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else [find_standard(name)]
        if not paths:
            raise refuse("no_standards_here", Place(name))
        for path in paths:
            try:
                published = load_standard(path)
            except Refused as refused:
                good = False
                tell(refused.faults, arguments.lang)
            else:
                items = len(published.standard.items)
                print(say("cli_ok", arguments.lang, name=path.name, items=items, hash=published.content_hash))
    return 0 if good else DIFFERS


def run_show(arguments: argparse.Namespace) -> int:
    """Print a standard as text, or write it as a page."""
    from .compile import load_standard
    from .outputs import whole_or_nothing
    from .show import as_html, as_text

    path = find_standard(arguments.standard)
    check_outputs([path], [arguments.html])
    published = load_standard(path)
    if arguments.html:
        with whole_or_nothing() as outputs:
            outputs.path(arguments.html).write_text(as_html(published, arguments.lang), encoding="utf-8")
        print(say("cli_written", arguments.lang, file=arguments.html))
    else:
        print(as_text(published, arguments.lang), end="")
    return 0


def run_template(arguments: argparse.Namespace) -> int:
    """Write the marking workbook of a standard."""
    from .compile import load_standard
    from .outputs import whole_or_nothing
    from .template import write_template

    path = find_standard(arguments.standard)
    check_outputs([path], [arguments.output])
    published = load_standard(path)
    with whole_or_nothing() as outputs:
        write_template(outputs.path(arguments.output), published, arguments.lang)
    print(say("cli_written", arguments.lang, file=arguments.output))
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Turn a bureau's table into a draft standard and list what needs a person."""
    from .outputs import whole_or_nothing
    from .tables import draft_from_table

    check_outputs([arguments.table], [arguments.output])
    draft = draft_from_table(arguments.table, arguments.id)
    with whole_or_nothing() as outputs:
        outputs.path(arguments.output).write_text(draft.text, encoding="utf-8")
    print(say("cli_imported", arguments.lang, file=arguments.output, count=len(draft.faults)))
    for fault in draft.faults:
        print(f"  {describe(fault, arguments.lang)}")
    return 0


def run_diff(arguments: argparse.Namespace) -> int:
    """Print what changed from one standard to another; 1 if anything did."""
    from .compile import load_standard
    from .diff import compare, say_change

    changes = compare(*(load_standard(find_standard(name)).standard for name in (arguments.a, arguments.b)))
    for change in changes:
        print(say_change(change, arguments.lang))
    if not changes:
        print(say("cli_no_change", arguments.lang))
    return DIFFERS if changes else 0


def run_schema(arguments: argparse.Namespace) -> int:
    """Print or write the JSON Schema of a standard."""
    from .outputs import whole_or_nothing
    from .schema import json_schema

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if arguments.output:
        check_outputs([], [arguments.output])
        with whole_or_nothing() as outputs:
            outputs.path(arguments.output).write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0
