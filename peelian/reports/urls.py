"""The addresses of this room."""

from django.urls import path

from peelian.reports.views import deciding, files, guarding, intake, reading, reviewing

app_name = "reports"
urlpatterns = [
    path("", reading.report_list, name="list"),
    path("new/", intake.choose_channel, name="new"),
    path("new/<slug:channel>/", intake.record, name="record"),
    path("<str:ref>/", reading.report, name="report"),
    path("<str:ref>/documents/add/", intake.add_documents, name="add-document"),
    path("<str:ref>/documents/<str:document_ref>/", files.document, name="document"),
    path("<str:ref>/documents/<str:document_ref>/original/", files.original, name="original"),
    path("<str:ref>/statements/add/", reviewing.add_statement, name="add-statement"),
    path("<str:ref>/statements/accept-remaining/", reviewing.accept_remaining, name="accept-remaining"),
    path("<str:ref>/statements/<str:statement_ref>/", reviewing.review_statement, name="review-statement"),
    path("<str:ref>/groups/<str:group_ref>/", reviewing.review_group, name="review-group"),
    path("<str:ref>/questions/<str:question_ref>/", deciding.answer_question, name="answer-question"),
    path("<str:ref>/proposals/<str:proposal_ref>/", deciding.review_proposal, name="review-proposal"),
    path("<str:ref>/close/", deciding.close, name="close"),
    path("<str:ref>/reopen/", deciding.reopen, name="reopen"),
    path("<str:ref>/mention/", guarding.mention, name="mention"),
    path("<str:ref>/mention/withdraw/", guarding.withdraw_mention, name="withdraw-mention"),
    path("<str:ref>/seal/", guarding.seal, name="seal"),
    path("<str:ref>/unseal/", guarding.unseal, name="unseal"),
    path("<str:ref>/let-in/", guarding.let_in, name="let-in"),
]
