"""The addresses of the evidence room."""

from django.urls import path

from peelian.evidence.views import exhibits, files, tus

app_name = "evidence"
urlpatterns = [
    path("cases/<str:ref>/", exhibits.case, name="case"),
    path("cases/<str:ref>/register/", exhibits.register, name="register"),
    path("exhibits/<str:ref>/", exhibits.exhibit, name="exhibit"),
    path("exhibits/<str:ref>/correct/", exhibits.correct, name="correct"),
    path("exhibits/<str:ref>/movement/", exhibits.movement, name="movement"),
    path("exhibits/<str:ref>/disclosure/", exhibits.disclosure, name="disclosure"),
    path("exhibits/<str:ref>/sheet/", exhibits.sheet, name="sheet"),
    path("exhibits/<str:ref>/files/add/", files.add, name="add-file"),
    path("exhibits/<str:ref>/uploads/", tus.uploads, name="uploads"),
    path("uploads/<str:ref>/", tus.upload, name="upload"),
    path("uploads/<str:ref>/finish/", files.finish, name="finish-upload"),
    path("uploads/<str:ref>/give-up/", files.give_up, name="give-up-upload"),
    path("files/<str:ref>/take-out/", files.take_out, name="take-out"),
    path("files/<str:ref>/destroy/", files.destroy, name="destroy-file"),
    path("sheets/<str:ref>/<str:form>/", exhibits.sheet_file, name="sheet-file"),
]
