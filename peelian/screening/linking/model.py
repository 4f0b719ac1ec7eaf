"""What a pair is compared by, and the numbers that were learnt for it: a file that any engine can read.

A model holds for each level of each comparison how often pairs of one person stand there (`m`) and how often pairs of
two people do (`u`): I. P. Fellegi and A. B. Sunter, A Theory for Record Linkage, JASA 64 (1969). The SQL of the levels
is not in the file: it is made for the engine that scores (DuckDB or Spark), from the same names.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from splink import SettingsCreator

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Level:
    """A way in which two records can stand to each other in one respect.

    `sql` is in terms of columns with `_l` and `_r`; `alike` asks for the likeness of two texts instead (the column and
    the least Jaro-Winkler similarity); `frequency` names the column whose value is rarer or commoner than others.
    """

    name: str
    said: str
    sql: str = ""
    alike: tuple[str, float] | None = None
    frequency: str = ""
    unknown: bool = False
    least_m: float = 1e-4
    """A level that a training never met is not therefore impossible."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One respect in which records are compared; the first level that fits counts, the last fits always."""

    name: str
    said: str
    levels: tuple[Level, ...]


def _unknown(column: str) -> Level:
    return Level(
        "unknown", "not known on one side", f"{column}_l IS NULL OR {column}_r IS NULL", unknown=True
    )


def _other(said: str) -> Level:
    return Level("other", said)


COMPARISONS: Final = (
    Comparison("given", "First forename", (
        _unknown("given"),
        Level("same", "the same", "given_l = given_r", frequency="given"),
        Level("form", "a short form or another spelling", "given_form_l = given_form_r", frequency="given_form"),
        Level("close", "nearly the same letters", alike=("given", 0.88)),
        Level("second", "is the second forename of the other",
              "given_form_l = second_form_r OR second_form_l = given_form_r"),
        Level("initial", "the same initial", "substr(given_l, 1, 1) = substr(given_r, 1, 1)"),
        _other("another name"),
    )),
    Comparison("family", "Family name", (
        _unknown("family"),
        Level("same", "the same", "family_l = family_r", frequency="family"),
        Level("form", "another spelling", "family_form_l = family_form_r", frequency="family_form"),
        Level("part", "half of a double name, or a former name",
              "family_form_l = other_family_form_r OR other_family_form_l = family_form_r "
              "OR other_family_form_l = other_family_form_r"),
        Level("close", "nearly the same letters", alike=("family", 0.92)),
        Level("near", "similar letters", alike=("family", 0.85)),
        Level("women", "another name, and a woman, who may have changed it",
              "gender_l = 'F' AND (gender_r = 'F' OR gender_r IS NULL)"),
        _other("another name"),
    )),
    Comparison("second", "Second forename", (
        _unknown("second"),
        Level("same", "the same", "second_form_l = second_form_r", frequency="second_form"),
        Level("close", "nearly the same letters", alike=("second", 0.88)),
        Level("initial", "an initial that fits",
              "(length(second_l) = 1 OR length(second_r) = 1) AND substr(second_l, 1, 1) = substr(second_r, 1, 1)"),
        _other("another name"),
    )),
    Comparison("birth", "Date of birth", (
        Level("unknown", "not known on one side", "birth_year_l IS NULL OR birth_year_r IS NULL", unknown=True),
        Level("same", "the same", "birth_l = birth_r"),
        Level("swapped", "day and month exchanged", "birth_swapped_l = birth_r OR birth_l = birth_swapped_r"),
        Level("first", "the same year, and the first of January or no day on one side",
              "birth_year_l = birth_year_r AND (birth_l IS NULL OR birth_r IS NULL "
              "OR birth_month_day_l = '01-01' OR birth_month_day_r = '01-01')"),
        Level("digit", "one figure differs", "levenshtein(birth_l, birth_r) <= 1"),
        Level("year_out", "the same day, one or ten years apart",
              "birth_month_day_l = birth_month_day_r "
              "AND abs(CAST(birth_year_l AS INT) - CAST(birth_year_r AS INT)) IN (1, 10)"),
        Level("two_of_three", "the same year, and the same month or the same day",
              "birth_year_l = birth_year_r AND (substr(birth_month_day_l, 1, 2) = substr(birth_month_day_r, 1, 2) "
              "OR substr(birth_month_day_l, 4, 2) = substr(birth_month_day_r, 4, 2))"),
        _other("another day"),
    )),
    Comparison("home", "Postcode", (
        _unknown("postcode"),
        Level("same", "the same", "postcode_l = postcode_r"),
        Level("sector", "the same sector", "sector_l = sector_r"),
        Level("district", "the same district", "district_l = district_r"),
        _other("elsewhere"),
    )),
    Comparison("gender", "Gender", (
        _unknown("gender"), Level("same", "the same", "gender_l = gender_r"), _other("another"),
    )),
    Comparison("telephone", "Telephone number", (
        _unknown("telephone"), Level("same", "the same", "telephone_l = telephone_r"), _other("another"),
    )),
    Comparison("insurance_number", "Insurance number", (
        _unknown("insurance_number"), Level("same", "the same", "insurance_number_l = insurance_number_r"),
        Level("digit", "one figure differs", "levenshtein(insurance_number_l, insurance_number_r) <= 1"),
        _other("another"),
    )),
    Comparison("order", "Order of the names", (
        Level("same", "the names stand in the same order", "turned_l = 0 AND turned_r = 0"),
        _other("given and family name stand the other way round"),
    )),
)  # fmt: skip

TURNED: Final = {"same": (0.95, 0.5), "other": (0.05, 0.5)}
"""What the order of the names says: set, and not learnt. Nothing trains it, since pairs are turned where that fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Learnt numbers: (comparison, level) to (m, u), and the share of all pairs that are of one person."""

    prior: float
    chances: dict[tuple[str, str], tuple[float, float]]
    learnt_from: str

    def as_text(self) -> str:
        """The file, in one way only, so that its digest says which model it is."""
        shown = {
            "format": FORMAT,
            "learnt_from": self.learnt_from,
            "prior": self.prior,
            "chances": {f"{one}.{other}": list(pair) for (one, other), pair in sorted(self.chances.items())},
        }
        return json.dumps(shown, indent=1, sort_keys=True) + "\n"

    @property
    def digest(self) -> str:
        """SHA-256 of the file, in hexadecimal."""
        return sha256(self.as_text().encode()).hexdigest()


class UnreadableModel(ValueError):
    """A file that is not a model of this form. The message is a sentence."""


def read_model(path: Path) -> Model:
    """The model in a file. Raises UnreadableModel."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        chances = {
            (one, other): (float(m), float(u))
            for key, (m, u) in found["chances"].items()
            for one, other in [key.split(".")]
        }
        model = Model(prior=float(found["prior"]), chances=chances, learnt_from=str(found["learnt_from"]))
        known = found["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise UnreadableModel(f"{path.name} is not a screening model: {fault}.") from fault
    if not known:
        raise UnreadableModel(
            f"{path.name} is a model of form {found['format']}; this version reads form {FORMAT}."
        )
    return model


def settings_for(present: set[str], model: Model | None = None) -> "SettingsCreator":
    """What Splink is to compare, for the columns that both sets have; with the numbers of a model, if there is one."""
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="row",
        comparisons=[_for_splink(each, model) for each in comparisons_for(present)],
        # Pairs come from our own tables of keys; Splink asks for a rule all the same.
        blocking_rules_to_generate_predictions=[block_on("birth", "given_form")],
        probability_two_random_records_match=model.prior if model else 1e-6,
        retain_matching_columns=False,
    )


def comparisons_for(present: set[str]) -> list[Comparison]:
    """The comparisons whose column somebody filled in. `home` asks for the postcode, `order` is always there."""
    asks = {"home": "postcode"}
    return [each for each in COMPARISONS if each.name == "order" or asks.get(each.name, each.name) in present]


def _for_splink(comparison: Comparison, model: Model | None) -> Any:
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons

    made = []
    for level in comparison.levels:
        if level.alike:
            creator: Any = levels.JaroWinklerLevel(level.alike[0], level.alike[1])
        elif level.name == "other":
            creator = levels.ElseLevel()
        else:
            creator = levels.CustomLevel(level.sql)
        wanted: dict[str, Any] = {"label_for_charts": level.said}
        if level.unknown:
            wanted["is_null_level"] = True
        elif level.frequency:
            wanted["tf_adjustment_column"] = level.frequency
        chance = model.chances.get((comparison.name, level.name)) if model else None
        if chance and not level.unknown:
            wanted["m_probability"], wanted["u_probability"] = chance
        made.append(creator.configure(**wanted))
    return comparisons.CustomComparison(output_column_name=comparison.name, comparison_levels=made)
