"""Which script a text is written in: the rules know Simplified characters only."""

from __future__ import annotations

import re

# Characters that Simplified text does not use, among the most frequent of Traditional text.
_TRADITIONAL = frozenset(
    "國體學發會來時個們這說對為開關問題實現經濟產業務農電話車東場長門間見親觀規則據點總統"
    "計劃認識調設議論許該請諸護變讓財貨資質貿費價億優傳傷價單團園圍強彈當歷應與興舉舊"
    "華萬葉藝術衛複補製複標樣機權檢歐區醫難類領導頭願風飛馬驗黨齊龍養館餘陽隊際隨雖雙"
    "雜離響順預須頂項組織結給統絕經維網緊練縣總績續級紀約紅純細終練線編緩緣縮營爭獲環"
    "獎狀獨異畫當療監盤確碼礦禮種穩積競筆節範築簡簽糧縱聯職聲聽臨號處滿滅漢漁潔減測準溝"
)
_HAN = re.compile("[\u3400-\u9fff]")
_SHARE = 0.04
_AT_LEAST = 3


def script_warning(text: str) -> str | None:
    """Return a warning where a noticeable share of the Han characters is Traditional."""
    han = _HAN.findall(text[:20_000])
    count = sum(char in _TRADITIONAL for char in han)
    if count < _AT_LEAST or count < _SHARE * len(han):
        return None
    return (
        f"written in Traditional characters ({count / len(han):.0%} of the Han characters read "
        "are Traditional ones): the rules know Simplified text, convert it first"
    )
