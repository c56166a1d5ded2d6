from django.urls import path

from newsroom.fronts import kind

from . import views

app_name = "article"  # the kind's name: editions find their pages by it
urlpatterns = [
    path("", kind.front, {"kind": "article"}, name="front"),
    path("<slug:slug>/", views.detail, name="detail"),
]
