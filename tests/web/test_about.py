"""The pages that everybody may read, in both languages."""

import pytest

from tests.support.clients import Client


@pytest.mark.parametrize("path", ["/how-suggestions-work", "/accessibility"])
def test_the_pages_stand_in_both_languages(client: Client, path: str) -> None:
    assert '<html lang="sv"' in client.get(path).text
    assert '<html lang="en"' in client.get(path, headers={"Accept-Language": "en"}).text


def test_the_choice_of_language_is_kept_and_leads_back(client: Client) -> None:
    answer = client.submit(
        "/accessibility", {"language": "en", "back": "/accessibility?"}, to="/language"
    )
    assert (answer.status_code, answer.location) == (303, "/accessibility")
    assert "Accessibility statement" in client.get("/accessibility").text


def test_an_unknown_language_is_refused(client: Client) -> None:
    answer = client.submit("/accessibility", {"language": "xx"}, to="/language")
    assert answer.status_code == 422


def test_a_missing_page_says_so_in_plain_words(client: Client) -> None:
    page = client.get("/nowhere")
    assert page.status_code == 404
    assert "Här finns inget" in page.text
