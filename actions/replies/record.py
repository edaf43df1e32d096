"""What is said of keeping, coming back to, and complaining: with the codes, days and links of the case."""

from __future__ import annotations

from datetime import date

from actions.replies import units
from actions.replies.bubble import Bubble
from actions.replies.firm import fact_lines
from actions.replies.questions import NO, YES
from actions.replies.words import name_of
from actions.rules.facts import Vocabulary
from actions.state import State
from cases import sheet_address

# Of what was told before, enough to know it again.
REMINDED = 4
ON_OR_ANEW = ("続きから", "最初から")
WHAT_IS_ODD = ("金額がちがう", "使えるはずなのに入っていない", "使えないはずのものが入っている", "やめておきます")


def consent_bubble(days: int) -> Bubble:
    """What would be kept, for how long, and how it is deleted."""
    text = (
        "窓口にお持ちいただける「引継ぎ票」をお作りします。\n"
        f"うかがったこと（お使いになった言葉も）とご案内を、番号をつけて{days}日間お預かりしてもよいですか。"
        "お名前や連絡先は含みません。「この相談を消して」と送れば、いつでも消せます。\n"
        "「いいえ」のときは、保存せずに、この画面に内容だけお出しします。"
    )
    simple = (
        "相談するところで見せる紙を作ります。\n"
        f"話したことを、{days}日、預かってもいいですか。\n"
        "名前や電話番号は、預かりません。\n"
        "「この相談を消して」と書くと、いつでも消せます。\n"
        "「いいえ」のときは、ここに見せるだけです。"
    )
    return Bubble(text=text, buttons=(YES, NO), easy=simple)


def thread_consent_bubble(state: State, vocabulary: Vocabulary, days: int) -> Bubble:
    """The same for what people said to each other: what was read from it, and what of that would be kept."""
    lines = [
        "このやりとりから、次のことを読み取りました。",
        *(f"・{line}" for line in fact_lines(state.facts, state.approximate, vocabulary)),
        *(f"・{name_of(vocabulary[fact])}：二通りの話があるので、決めていません" for fact in state.ambiguous),
        "",
        f"「引継ぎ票」にして、番号をつけて{days}日間お預かりしてもよいですか。"
        "お預かりするのは、ここに挙げたことと、そのもとになった言葉、ご案内です。"
        "書いた方のお名前や、ほかのやりとりは含みません。",
        "「いいえ」のときは、保存せずに、あなただけに内容をお見せします。",
    ]
    return Bubble(text="\n".join(lines), buttons=(YES, NO))


def nothing_heard_bubble() -> Bubble:
    """There is nothing of a firm in what people said to each other."""
    text = (
        "このやりとりには、お店や会社のことで読み取れるお話がありませんでした。"
        "「堺市の飲食店」「従業員は3人」のように書いてから、もう一度お試しください。"
    )
    return Bubble(text=text)


def kept_bubble(code: str, last: date) -> Bubble:
    """The code, and where the sheet is to be seen and printed."""
    url, pdf = sheet_address(code), sheet_address(code, ".pdf")
    lines = [
        f"お預かりしました。番号は {code} です。",
        f"引継ぎ票（印刷できます）：{url}",
        f"PDF：{pdf}",
        f"窓口でこの番号かQRコードを見せると、続きから話せます。別の画面でも「コードは {code}」で続けられます。",
        f"{units.day(last)}を過ぎると、自動で消えます。",
    ]
    custom = {"type": "record", "code": code, "url": url, "pdf_url": pdf, "expires_on": last.isoformat()}
    simple = [
        f"預かりました。番号は {code} です。",
        f"紙に出すとき：{url}",
        f"PDF：{pdf}",
        "相談するところで、この番号を見せてください。続きを話せます。",
        f"{units.day(last)}のあと、消えます。",
    ]
    return Bubble(text="\n".join(lines), custom=custom, easy="\n".join(simple))


def opened_text(state: State, vocabulary: Vocabulary) -> str:
    """A case was opened: what it is about, in a line."""
    return f"引継ぎ票を開きました。{_reminder(state, vocabulary)}\n続きからうかがいます。"


def continued_text(state: State, vocabulary: Vocabulary) -> str:
    """The same conversation goes on."""
    return f"続きからですね。{_reminder(state, vocabulary)}"


def welcome_back_bubble(state: State, vocabulary: Vocabulary) -> Bubble:
    """Someone is back after a while: go on, or begin anew?"""
    text = f"おかえりなさい。{_reminder(state, vocabulary)}\n前回の続きから話しますか。"
    simple = f"また来てくれて、ありがとうございます。{_reminder(state, vocabulary)}\n前の続きから話しますか。"
    return Bubble(text=text, buttons=ON_OR_ANEW, easy=simple)


def complaint_consent_bubble(days: int) -> Bubble:
    """May what is odd be kept with the advice it is about?"""
    text = (
        "ありがとうございます。係の者が確かめられるように、いまのお言葉と、うかがったこと、ご案内の内容を"
        f"{days}日間お預かりしてもよいですか。お名前や連絡先は含みません。"
    )
    simple = (
        "ありがとうございます。\n"
        f"書いたことと、わたしの答えを、{days}日、預かってもいいですか。係の人が見ます。\n"
        "名前や電話番号は、預かりません。"
    )
    return Bubble(text=text, buttons=(YES, NO), easy=simple)


def forgotten_bubble() -> Bubble:
    """Everything is gone; a channel that keeps something itself deletes it as well."""
    text = "この相談を消しました。伺ったことも、会話の記録も、お預かりしたものも残っていません。ご相談ありがとうございました。"
    simple = "この相談を消しました。話したことは、何も残っていません。ありがとうございました。"
    return Bubble(text=text, custom={"type": "forgotten"}, easy=simple)


def _reminder(state: State, vocabulary: Vocabulary) -> str:
    lines = fact_lines(state.facts, state.approximate, vocabulary)
    more = "など" if len(lines) > REMINDED else ""
    return f"{'、'.join(lines[:REMINDED])}{more}のお話でした。"
