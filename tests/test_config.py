"""Configuration: every mistake is named with its line, what is wrong and what was expected."""

from __future__ import annotations

import pytest

from generator.config import Config, Limits, RoleRule, TopicRule, parse_config
from generator.errors import ConfigError


def test_an_empty_file_is_the_defaults() -> None:
    assert parse_config("") == Config()


def test_all_kinds_of_keys_are_read() -> None:
    text = "title: 标题\ntopics:\n  - name: 数据\n    words: [数据要素]\nroles:\n  - {name: 研究, topics: [数据]}\nlimits: {file_bytes: 9}\n"
    assert parse_config(text) == Config(
        title="标题",
        topics=(TopicRule("数据", ("数据要素",)),),
        roles=(RoleRule("研究", "", ("数据",)),),
        limits=Limits(9),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("titel: x", "site_config.yaml:1: the key 'titel' is not known: did you mean 'title'?", id="typo"),
        pytest.param(
            "title: x\ntopics:\n  - name: a\n    word: [b]", "site_config.yaml:4: .* did you mean 'words'", id="inner"
        ),
        pytest.param("title: x\ntitle: y", "site_config.yaml:2: the key 'title' stands twice", id="twice"),
        pytest.param("title: [x]", "site_config.yaml:1: title: `array` stands here: text", id="type"),
        pytest.param("a\n", "site_config.yaml:1: the file holds no keys", id="no-keys"),
        pytest.param(
            "title: x\nlanguage: fr", "site_config.yaml:2: language 'fr' is not known: zh or en", id="language"
        ),
        pytest.param("title: *x", "alias", id="alias"),
        pytest.param("title: !!python/object:os.system x", "tag", id="tag"),
        pytest.param("sources: ''", "site_config.yaml:1: sources is empty", id="no-folder"),
        pytest.param("summary: {engine: magic}", "engine 'magic' is not known", id="engine"),
        pytest.param("topics:\n - words: [x]", "missing required field `name`", id="missing"),
        pytest.param("a: " + "[" * 3000, "YAML", id="deep"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        parse_config(text)


def test_words_that_old_yaml_reads_as_something_else_stay_words() -> None:
    config = parse_config("title: no\ndescription: 12:30\nurl: 2024-08-08")
    assert (config.title, config.description, config.url) == ("no", "12:30", "2024-08-08")
