from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from .action_names import action_name


class AccountManager(UserManager["User"]):
    use_in_migrations = False

    def administrators(self) -> models.QuerySet["User"]:
        """Those who can come in and let others in."""
        return self.filter(role=User.Role.ADMINISTRATOR, is_active=True, is_staff=True)

    def create_superuser(
        self,
        username: str,
        email: str | None = None,
        password: str | None = None,
        **extra_fields: Any,
    ) -> "User":
        """Django's name for what is here an account with the role of administrator."""
        extra_fields["role"] = User.Role.ADMINISTRATOR
        return self.create_user(username, email, password, is_staff=True, **extra_fields)

    def create_user(
        self,
        username: str,
        email: str | None = None,
        password: str | None = None,
        **extra_fields: Any,
    ) -> "User":
        user = self.model(
            username=self.model.normalize_username(username),
            email=self.normalize_email(email),
            **extra_fields,
        )
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):
    """Somebody who works at the desk. Readers have no account.

    What a person may do follows from the role alone (roles.py): Django's groups, permission rows
    and superuser flag would be second places to look, so the columns are left out.
    """

    class Role(models.TextChoices):
        REPORTER = "reporter", _("Reporter: writes and edits, publishes nothing")
        PHOTO_EDITOR = "photo_editor", _("Photo editor: keeps the photo library and its rights")
        EDITOR = "editor", _("Editor: publishes and withdraws stories")
        ADMINISTRATOR = "administrator", _("Administrator: all of it, and the accounts")

    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.REPORTER,
        help_text=_("What this person may do at the desk."),
    )
    is_staff = models.BooleanField(
        _("may enter the desk"),
        default=True,
        help_text=_("Take this away instead of deleting an account: its history stays."),
    )

    groups = None  # type: ignore[assignment]  # Django's way to leave an inherited field out
    user_permissions = None  # type: ignore[assignment]

    objects = AccountManager()  # type: ignore[misc]

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["username"]
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    role__in=["reporter", "photo_editor", "editor", "administrator"]
                ),
                name="user_role_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def is_superuser(self) -> bool:  # type: ignore[override]  # in the place of the column
        return self.role == self.Role.ADMINISTRATOR


class FactQuerySet(models.QuerySet["AuditEntry"]):
    """Rows that record what happened: they are added, never changed and never removed."""

    def update(self, **values: Any) -> int:
        raise RecordedFact.refusal()

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise RecordedFact.refusal()

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordedFact.refusal()


class RecordedFact(Exception):
    """The audit log was asked to forget or to change something."""

    @classmethod
    def refusal(cls) -> "RecordedFact":
        return cls("The audit log only grows: an entry can be neither changed nor removed.")


class AuditEntry(models.Model):
    """One thing somebody did, kept for good. Names are copied in: it outlives its objects."""

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="audit_entries"
    )
    actor_name = models.CharField(_("who"), max_length=150, blank=True)
    action = models.CharField(_("what"), max_length=40)
    target_type = models.CharField(max_length=40, blank=True)
    target_id = models.BigIntegerField(null=True, blank=True)
    target_name = models.CharField(_("to what"), max_length=300, blank=True)
    detail = models.TextField(_("detail"), blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("audit log entry")
        verbose_name_plural = _("audit log")
        indexes = [models.Index(fields=["target_type", "target_id"], name="audit_by_target")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(action=""), name="audit_action_is_named")
        ]

    def __str__(self) -> str:
        return f"{self.actor_name or 'Flyaround'}: {self.action} {self.target_name}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise RecordedFact.refusal()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RecordedFact.refusal()

    @property
    def action_name(self) -> str:
        return action_name(self.action)
