import pytest

from accounts.audit import record
from accounts.models import AuditEntry, RecordedFact


@pytest.fixture
def entry(editor) -> AuditEntry:
    return record(editor, "published", editor, detail="first time")


def test_it_copies_the_names(editor, entry) -> None:
    assert entry.actor_name == str(editor)
    assert (entry.target_type, entry.target_id) == ("accounts.user", editor.pk)


def test_it_records_what_the_site_did_by_itself(db) -> None:
    assert record(None, "tidied").actor_name == ""


@pytest.mark.parametrize(
    "forget",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.update(action="nothing"),
        lambda entry: AuditEntry.objects.all().delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["action"]),
    ],
    ids=["save", "delete", "update", "delete all", "bulk_update"],
)
def test_it_only_grows(entry, forget) -> None:
    with pytest.raises(RecordedFact):
        forget(entry)
    assert AuditEntry.objects.get().action == "published"
