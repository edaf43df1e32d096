"""What the items of a sentence read so far end with, and what that tells of the piece to come. It changes nothing."""

from __future__ import annotations

from nlu.items import NOT, WISH, Item
from nlu.lexicon import table

_COPULAS = ("では", "でも", "で", "じゃ", "や", "だ", "だは", "だも")


class Ending:
    """The items of a sentence while it is read, and where its open clause begins."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.assuming = False  # もし was said, and its たら has not come yet
        self.experience = False  # たこと was said: with ある it is over
        self.guessed: Item | None = None  # the item of a そう: 戻りそう
        self._start = 0
        self._led: list[int] = []  # where the clauses began that て joins to this one

    @property
    def last(self) -> Item | None:
        """The item read last."""
        return self.items[-1] if self.items else None

    def ends_with(self, particle: str | tuple[str, ...]) -> bool:
        """Whether the last item is followed by this particle."""
        return self.last is not None and self.last.after.endswith(particle)

    def tells_of_before(self) -> bool:
        """Whether the clause begins with 前, 3年前まで, 去年まで or 最初の年, of which something else is true than of today."""
        clause = self.items[self._start :]
        if not 0 < len(clause) < 3:
            return False
        *earlier, last = clause
        first = table("reduction")["first_times"]
        if last.after.startswith("まで") and last.word != "前":
            dated = last.quantity is not None and last.quantity.kind == "日付"
            return dated or last.word in table("reduction")["until_then"]
        if last.word == "前":
            return not earlier or (earlier[0].quantity is not None and earlier[0].quantity.kind == "期間")
        return last.word in first or (bool(earlier) and earlier[0].word in first)

    def last_in(self, words: str) -> bool:
        """Whether the last item is one of these words of `lexicon/reduction.yml`."""
        return self.last is not None and self.last.word in table("reduction")[words]

    def quotes(self) -> bool:
        """Whether と stands right behind a deed that is told, not wished (入れないと is a need)."""
        last = self.last
        if last is None or not last.pos.startswith("動詞") or WISH in last.marks or last.moods:
            return False
        return last.after in ("ぞと", "よと") or (last.after == "と" and NOT not in last.marks)

    def ends_with_verb_and(self, *particles: str) -> bool:
        """Whether the last item is a verb, and no 足らず, with nothing but one of these particles behind it."""
        last = self.last
        return last is not None and last.pos.startswith("動詞") and last.after in particles and NOT not in last.marks

    def asks(self) -> bool:
        """Whether the か just said asks (担保になりますか), and neither leaves a choice nor repeats what was asked (社員数ですか、60名)."""
        last = self.last
        return (
            last is not None
            and last.quantity is None
            and (last.pos.startswith("動詞") or last.after not in ("か", "だか"))
        )

    def asks_to_confirm(self, text: str) -> bool:
        """Whether よね asks for a rule (40歳までですよね, 出ませんよね); いないんですよね tells."""
        last = self.last
        if last is None or last.quantity is not None:
            return last is not None and text.startswith(tuple(table("reduction")["limits"]), last.end)
        return (NOT in last.marks or last.pos.startswith("動詞")) and not last.after.startswith(("ん", "の"))

    def offers(self) -> bool:
        """担保は実家の土地なら: what there is of the thing spoken of, when the sentence ends with it; 150万くらいなら is all of it."""
        last = self.last
        if last is None or self.assuming:
            return False
        named = last.pos.startswith("名詞") and last.quantity is None and not last.after
        of_a_topic = any(item.is_topic for item in self.items[self._start : -1])
        return (of_a_topic and (named or last.quantity is not None)) or (
            last.quantity is not None and len(self.items) == 1
        )

    def ends_with_favour(self) -> bool:
        """待ってもらえたら: what would be welcome, with nothing after it, is a wish."""
        return self.last is not None and self.last.bound and NOT not in self.last.marks

    def awaits_not(self) -> bool:
        """Whether a ない to come belongs to the last item (個人ではない, 高くない, 廃業したくない, 雇うつもりはない)."""
        if self.last is None:
            return False
        if self.last is self.guessed:  # 黒字にはなりそうにない
            return True
        after, wished = self.last.after, WISH in self.last.marks
        intended = after.endswith("する") or after.removeprefix("する").removeprefix("の").startswith(
            ("は", "が", "も")
        )
        plain = self.last.pos.startswith(("形容詞", "動詞")) and not after
        return (wished and intended) or plain or after.endswith(_COPULAS)

    def names_a_deed(self) -> bool:
        """滞納することは: with ない behind it, it is not done; 滞納したことは tells of the past."""
        last = self.last
        deed = last is not None and last.is_deed
        return (
            deed
            and self.ends_with(("ことは", "ことが", "ことも"))
            and not (self.experience or self.last_in("no_condition"))
        )

    def denies(self) -> bool:
        """ないことは, なくは, いなくは: with ない behind it, there is some after all."""
        last = self.last
        told = last is not None and NOT in last.marks and last.pos.startswith(("動詞", "形容詞"))
        return last is not None and told and last.after in ("は", "も", "ことは", "ことも")

    def verb_ends_at(self, at: int) -> bool:
        """Whether the last item is a verb up to here, or a noun with する."""
        return self.last is not None and (self.last.end == at or self.last.after.endswith("する"))

    def lists(self) -> bool:
        """Whether the clause ends with a number and tells of no deed yet: 近所の店が二軒、続けて畳みました goes on, and so does
        昔は従業員が40人、売上も5億.
        """
        if self.last is None or self.last.quantity is None or self.last.after != "、":
            return False
        return not any(item.pos.startswith(("動詞", "形容詞")) for item in self.items[self._start :])

    def joined(self) -> list[Item]:
        """The last words of the clauses that て joins to this one."""
        return [self.items[end - 1] for end in (*self._led[1:], self._start)] if self._led else []

    def deed(self) -> list[Item]:
        """The last word, with the deed that it is bound to."""
        return self.items[-2:] if self.last and self.last.bound else self.items[-1:]
