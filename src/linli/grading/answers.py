"""What is known of the subjects of a round: who they are, their facts, and the final answer to each item."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Decision:
    """A class given by hand, against the rule: the id of the class, why, and the document that says so."""

    class_id: str
    reason: str
    document: str


@dataclass(frozen=True)
class Answers:
    """The subjects of a round in the order of their codes, every list as long as `codes`.

    facts, items: canonical text (see `marks`) by fact id and item id; "" is unknown
    decisions: by subject code
    """

    title: str
    as_of: date
    codes: list[str]
    names: list[str]
    counties: list[str]
    communities: list[str]
    facts: dict[str, list[str]]
    items: dict[str, list[str]]
    decisions: dict[str, Decision] = field(default_factory=dict)

    def facts_of(self, number: int) -> dict[str, str]:
        """The facts of one subject."""
        return {name: column[number] for name, column in self.facts.items()}

    def answers_of(self, number: int) -> dict[str, str]:
        """The answers of one subject."""
        return {item: column[number] for item, column in self.items.items()}
