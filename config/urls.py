from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    # With a beginning of their own first: the others are gone through one by one.
    path("gallery/", include("gallery.urls")),
    path("articles/", include("articles.urls")),
    path("admin/", admin.site.urls),
    path("", include("photos.urls")),
    path("", include("newsroom.urls")),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
