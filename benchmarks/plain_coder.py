"""The plain way to code openings: runs of characters, TF-IDF, a linear support vector machine."""

from collections.abc import Sequence

import numpy as np

from employer_match.occupations.examples import Ad


class Plain:
    """Character TF-IDF and a linear SVM, trained on ads as they are; labels are not used."""

    def __init__(self, ads: Sequence[Ad]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC

        texts = [f"{ad.headline}\n{ad.text}".strip() for ad in ads]
        self._words = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2
        )
        table = self._words.fit_transform(texts)
        self._machine = LinearSVC(random_state=0).fit(table, [ad.code for ad in ads])

    def code(self, text: str, number: int = 5) -> list[str]:
        """The likeliest SSYK codes, best first."""
        said = self._machine.decision_function(self._words.transform([text]))[0]
        return [str(self._machine.classes_[at]) for at in np.argsort(-said)[:number]]
