"""The reduction of sentences: politeness, tense, particles and small words fall away, what matters stays as a mark.

Phrases of the lexicon go through the same reduction as what people say, so that both meet however either is worded.
"""

from __future__ import annotations

from collections.abc import Iterator

from nlu.items import ASKED, FORMER, HEARSAY, NOT, PASSIVE, SUPPOSED, WISH, Item, canonical, listed
from nlu.lexicon import table
from nlu.owners import Owners
from nlu.pieces import pieces
from nlu.quantities import Quantity
from nlu.tokens import Token, sentences


def sentence_items(text: str) -> Iterator[list[Item]]:
    """The items of each sentence of a normalised text."""
    for tokens in sentences(text):
        reduction = _Reduction()
        for piece in pieces(text, tokens):
            reduction.take(piece)
        yield reduction.done()


class _Reduction:
    """Takes one piece after another and remembers just enough of the clause it is in."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.clause = 0  # index of the clause's first item
        self.te = False  # the piece before was て
        self.only = False  # しか: the "not" to come is none
        self.wishable: Item | None = None  # closed by ば or たら: 助かる turns it into a wish
        self.assuming = False  # もし was said and its たら has not come yet
        self.former = False
        self.doubt = False  # a か that ends the sentence or not
        self.owners = Owners()
        self.words = table("reduction")

    def done(self) -> list[Item]:
        if self.doubt:
            self._mood(ASKED)
        return self.items

    def take(self, piece: Token | Quantity) -> None:
        if isinstance(piece, Quantity):
            self._close_te()
            if piece.monthly and self.last and self.last.surface in table("units")["monthly"]:
                self.items.pop()
            self._add(Item(piece.kind, "", "", piece.start, piece.end, "数量", piece))
        elif piece.pos.startswith(("補助記号", "空白", "記号")) and piece.surface not in listed():
            self._symbol(piece)
        elif piece.pos.startswith("助詞"):
            self._particle(piece)
        elif piece.pos.startswith("助動詞") or "助動詞語幹" in piece.pos:
            self._auxiliary(piece)
        else:
            self._word(piece)

    @property
    def last(self) -> Item | None:
        return self.items[-1] if self.items else None

    def _add(self, item: Item) -> None:
        self.doubt = False
        if self.assuming:
            item.moods.add(SUPPOSED)
        if self.former:
            item.moods.add(FORMER)
        self.owners.place(item)
        self.items.append(item)

    def _mark(self, mark: str) -> None:
        if self.last is None:
            return
        if mark == NOT and self.only:
            self.only = False
        elif mark == NOT and NOT in self.last.marks:
            self.last.marks.discard(NOT)
        else:
            self.last.marks.add(mark)

    def _mood(self, mood: str) -> None:
        for item in self.items[self.clause :]:
            item.moods.add(mood)

    def _boundary(self) -> None:
        self.clause = len(self.items)
        self.former = self.only = False
        self.owners.boundary()

    def _close_te(self) -> None:
        if self.te:
            self._boundary()
        self.te = False

    def _condition(self) -> None:
        """The clause so far is only supposed; できれば and the like are no condition."""
        if self.last is None:
            return
        if self.last.word in self.words["no_condition"] and NOT not in self.last.marks:
            self.items.pop()
        else:
            self._mood(SUPPOSED)
            self.wishable = self.last
            self.wishable_from = self.clause
        self.assuming = False
        self._boundary()

    def _symbol(self, piece: Token) -> None:
        if piece.surface == "?":
            self.doubt = True
        elif piece.surface in ("、", ",") and self.last:
            self.last.after += "、"
            self._boundary()
        self.te = False

    def _particle(self, piece: Token) -> None:
        word = piece.surface
        if piece.pos.startswith("助詞-接続助詞"):
            if word in ("ば", "と"):
                self._condition()
            elif word in ("て", "で"):
                self.te = True
            else:
                self._boundary()
            return
        if word == "か" and piece.pos.startswith("助詞-終助詞"):
            self.doubt = True
        elif word in ("な", "も", "ね") and self.doubt:
            self.doubt = False
        elif word == "しか":
            self.only = True
        elif word == "も" and self.te:
            self.te = False
            return
        if self.last and not self.te:
            self.last.after += word
            self.owners.particle(self.last, word)

    def _auxiliary(self, piece: Token) -> None:
        if piece.lemma in self.words["not"]:
            self._mark(NOT)
        elif piece.lemma in ("たい", "たがる") or (piece.form.startswith("意志推量形") and piece.lemma == "ます"):
            self._mark(WISH)
        elif piece.lemma in ("れる", "られる"):
            self._mark(PASSIVE)
        elif piece.surface in ("たら", "だら", "なら", "たらば", "ならば"):
            self._condition()
        elif piece.lemma in ("らしい", "そう") and "形状詞" not in piece.pos:
            self._mood(HEARSAY)
        elif piece.lemma in ("そう", "そうだ"):
            self._mark(WISH)
        elif piece.lemma in ("だ", "です") and self.last and self.last.end == piece.start:
            self.last.after += "だ"
        self.te = piece.lemma in ("てる", "とる", "ちゃう", "でる")

    def _word(self, piece: Token) -> None:
        te, self.te = self.te, False
        lemma = piece.lemma
        if te and lemma in self.words["aspect"]:
            return
        if te and lemma not in self.words["favour"] and lemma != "欲しい":
            self._boundary()
        if te and lemma == "欲しい":
            self._mark(WISH)
            return
        if lemma in self.words["thanks"] and self.wishable is self.last is not None:
            self._grant()
            return
        if lemma == "言う" and self.last and self.last.after.endswith("と"):
            return
        if lemma in self.words["light"] or piece.surface in self.words["light"]:
            if lemma == "為る" and self.last:
                self.last.after += "する"
            return
        if lemma in self.words["wish_words"] and self.last:
            self._mark(WISH)
        elif lemma in self.words["existence"]:
            self._existence(piece)
        elif lemma in self.words["assume"]:
            self.assuming = True
        elif lemma in self.words["former"]:
            self.former = True
        elif piece.pos.startswith("接尾辞") and self.last and lemma in ("さん", "様", "氏", "君"):
            self.last.after += piece.surface
        elif lemma in self.words["hearsay"]:
            self._mood(HEARSAY)
        elif not piece.pos.startswith(("副詞", "接続詞", "感動詞", "連体詞", "接頭辞", "接尾辞")) or self._is_listed(
            piece
        ):
            self._content(piece, bound=te)

    def _is_listed(self, piece: Token) -> bool:
        return canonical(piece.surface, piece.lemma) != piece.lemma or piece.lemma in self.words["keep"]

    def _content(self, piece: Token, *, bound: bool = False) -> None:
        word = canonical(piece.surface, piece.lemma)
        bound = bound and piece.lemma in self.words["favour"]
        self._add(Item(word, piece.surface, piece.lemma, piece.start, piece.end, piece.pos, bound=bound))
        if piece.form.startswith("意志推量形"):
            self._mark(WISH)

    def _existence(self, piece: Token) -> None:
        """ある and いる are one word; after では or an adjective they only carry the "not"."""
        absent = piece.lemma in ("無い", "無し", "なし", "ない")
        copula = self.last is not None and (
            self.last.after.endswith(("では", "でも", "じゃ", "だ", "だは", "だも")) or self._bare_form()
        )
        if not copula:
            self._add(Item("有る", piece.surface, "有る", piece.start, piece.end, piece.pos))
        if absent:
            self._mark(NOT)

    def _bare_form(self) -> bool:
        return self.last is not None and self.last.pos.startswith(("形容詞", "動詞")) and not self.last.after

    def _grant(self) -> None:
        """借りられれば助かります: a wish, not a condition."""
        for item in self.items[self.wishable_from :]:
            item.moods.discard(SUPPOSED)
        self._mark(WISH)
