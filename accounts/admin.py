from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import audit
from .models import AuditEntry, User

# Roles say what a person may do (roles.py): groups would be a second place to look.
admin.site.unregister(Group)


class AccountForm(UserChangeForm):
    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if keeps_an_administrator(self.instance, values):
            return values
        raise ValidationError(
            _(
                "This is the last account that may administer the site: without it nobody could "
                "let anybody in again. Make somebody else an administrator first."
            )
        )


def keeps_an_administrator(user: User, values: dict[str, Any]) -> bool:
    """Whether the site still has an administrator who can come in once `values` are saved."""
    stays = values.get("role", user.role) == User.Role.ADMINISTRATOR
    if stays and values.get("is_active", True) and values.get("is_staff", True):
        return True
    return User.objects.administrators().exclude(pk=user.pk).exists()


@admin.register(User)
class AccountAdmin(UserAdmin):
    form = AccountForm
    list_display = ["username", "get_full_name", "role", "is_staff", "is_active", "last_login"]
    list_filter = ["role", "is_active", "is_staff"]
    filter_horizontal = ()
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("At the desk"), {"fields": ("role", "is_staff", "is_active")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "role", "password1", "password2")}),
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # an account's history stays: it is made inactive instead

    def save_model(self, request: Any, obj: User, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        action = "account changed" if change else "account made"
        audit.record(
            request.user, action, obj, detail=f"{obj.role}; {', '.join(form.changed_data)}"
        )

    def log_change(self, request: Any, obj: User, message: Any) -> Any:
        if "password" in str(message):  # the password view saves without save_model
            audit.record(request.user, "password changed", obj)
        return super().log_change(request, obj, message)


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """The log is read here, and written by what happens."""

    list_display = ["at", "actor_name", "what", "target_name", "detail"]
    list_filter = ["action", "at"]
    search_fields = ["actor_name", "target_name", "detail"]
    list_select_related = ["actor"]
    show_full_result_count = False

    @admin.display(description=_("what"), ordering="action")
    def what(self, entry: AuditEntry) -> str:
        return entry.action_name

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
