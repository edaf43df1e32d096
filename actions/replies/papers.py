"""必要な書類は: what to bring, and who says so."""

from __future__ import annotations

from actions.replies.counsel import source_line
from actions.rules.procedure import Papers

_TAIL = "窓口や金融機関によって、ほかの書類を頼まれることがあります。先に電話で確かめると安心です。"


def papers_text(name: str, door: str | None, papers: Papers) -> str:
    """The papers for a scheme; what is only usual for its kind says so, and where nothing is known, who tells."""
    where = door or "申し込み先"
    if not papers.bring:
        return f"「{name}」に要る書類は、確かな一覧が見つかっていません。{where}が教えてくれますので、先に電話で聞いてみてください。"
    head = f"「{name}」の申し込みに用意するものです。"
    if papers.usual:
        head = (
            f"「{name}」だけの一覧は、確かなものが見つかっていません。こうした申し込みで、ふつう要るものはこちらです。"
        )
    lines = [f"・{paper.text}{f'（{paper.whom}）' if paper.whom else ''}" for paper in papers.bring]
    asks = [f"正式な一覧は、{where}に確かめてください。"] if papers.usual else [_TAIL]
    return "\n".join([head, *lines, *asks, *(source_line(source) for source in papers.sources)])
