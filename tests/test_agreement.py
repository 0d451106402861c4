"""Two annotators: F1 whichever comes first, κ as in the textbook, every difference listed."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from policyextract.cli.agree import agree_command
from policyextract.evaluate import agreement, load_gold
from policyextract.evaluate.agreement import cohen, said_by_both

DATA = Path(__file__).parent / "data" / "evaluate"
FIRST, SECOND = str(DATA / "reading.gold.json"), str(DATA / "reading.json")

APP = typer.Typer()
APP.command()(agree_command)


def run(*arguments):
    return CliRunner().invoke(APP, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("table", "observed", "kappa"),
    [
        # two readers of 50 applications, 20 accepted and 15 refused by both: chance is 0.5
        ({"yes yes": 20, "yes no": 5, "no yes": 10, "no no": 15}, 0.7, 0.4),
        ({"a a": 3, "b b": 3}, 1, 1),
        ({"a b": 2, "b a": 2}, 0, -1),
        ({"a a": 4}, 1, None),
    ],
)
def test_kappa_is_agreement_beyond_chance(table, observed, kappa):
    labels = [tuple(pair.split()) for pair, count in table.items() for _ in range(count)]
    assert cohen(labels) == pytest.approx((observed, kappa)) if kappa is not None else True
    assert cohen(labels)[0] == pytest.approx(observed)
    assert (cohen(labels)[1] is None) == (kappa is None)


def test_f1_is_the_same_whoever_comes_first():
    first, second = load_gold(Path(FIRST)), load_gold(Path(SECOND))
    one, other = agreement(first, second).evaluation, agreement(second, first).evaluation
    for name in ("figures.detect", "institutions.mention", "measures.detect", "citations.mention"):
        assert one.scores[name] == other.scores[name]
        assert one.scores[f"{name}.precision"] == other.scores[f"{name}.recall"]


def test_what_either_calls_optional_is_left_out():
    def figures(*optional):
        facts = [{"start": at, "end": at + 2, "text": "3人"} for at in (0, 5, 9)]
        for number in optional:
            facts[number]["optional"] = True
        return [{"document": {"id": "d"}, "figures": facts}]

    assert agreement(figures(0), figures(1)).evaluation.scores["figures.detect"] == 1
    (score, *_) = agreement(figures(0), figures(1)).evaluation.results
    assert (score.tp, score.fp, score.fn) == (1, 0, 0)


def test_labels_are_compared_where_both_gave_one():
    def measure(**fields):
        return [
            {"document": {"id": "d"}, "measures": [{"action": {"start": 0, "end": 2}, **fields}]}
        ]

    first = measure(object=None, status="done", category="fund")
    second = measure(object=None, status="planned")
    (kappa,) = agreement(first, second).kappas
    assert (kappa.name, kappa.facts, kappa.observed) == ("measures.status", 1, 0)


def test_the_command_shows_scores_labels_and_differences():
    result = run(FIRST, SECOND)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "measures.status" in result.stdout
    assert "reading\t29\tonly first\tfigures\t8.5万册" in result.stdout
    content = json.loads(run(FIRST, SECOND, "--json", "--only", "figures").stdout)
    assert {each["fact"] for each in content["differences"]} == {"figures"}
    assert content["scores"]["figures.detect"]["f1"] == pytest.approx(2 / 3)


def test_a_page_names_the_annotators_and_not_a_program(tmp_path):
    path = tmp_path / "agree.html"
    assert run(FIRST, SECOND, "--html", path).exit_code == 0
    assert '"only second"' in path.read_text(encoding="utf-8")


def test_what_cannot_be_read_is_one_line():
    result = run(FIRST, "none.jsonl")
    assert result.exit_code == 3
    assert result.stderr.startswith("error: none.jsonl")
    assert run(FIRST, SECOND, "--only", "figure").exit_code == 2


def test_what_one_of_them_left_open_is_not_compared():
    def record(**fields):
        mention = {"start": 4, "end": 7, "text": "市财政局"}
        institution = {"id": "I1", "name": "某市财政局", "mentions": [mention]}
        figure = {"id": "F1", "start": 0, "end": 2, "text": "3人", **fields}
        return {"document": {"id": "d"}, "figures": [figure], "institutions": [institution]}

    full, open_ = record(status="done", unit="人"), record(unit="名")
    del open_["institutions"][0]["name"]
    scores = agreement(said_by_both([full], [open_]), [open_]).evaluation.scores
    assert scores["figures.unit"] == 0
    assert {"figures.status", "institutions.name"}.isdisjoint(scores)
    assert full == record(status="done", unit="人")


def test_a_document_that_the_second_lacks_is_named(tmp_path):
    both, one = tmp_path / "both.jsonl", tmp_path / "one.jsonl"
    lines = [json.dumps({"document": {"id": name}, "figures": []}) for name in "ab"]
    both.write_text("\n".join(lines), encoding="utf-8")
    one.write_text(lines[0], encoding="utf-8")
    assert run(both, one).stderr == (
        "warning: the second annotator has no record for b: its facts are missed\n"
    )
