"""The addresses of messages. A word of one's own comes before `<str:ref>/`, which takes any."""

from django.urls import path

from peelian.chats.views import (
    case,
    importing,
    locking,
    message,
    participants,
    proposals,
    reading,
    scope,
    searching,
)

app_name = "chats"
urlpatterns = [
    path("locked/", case.locked, name="locked"),
    path("cases/<str:ref>/", case.case, name="case"),
    path("cases/<str:ref>/progress/", case.progress, name="progress"),
    path("cases/<str:ref>/phones/", case.phones, name="phones"),
    path("cases/<str:ref>/scope/set/", scope.set_for_case, name="set-scope"),
    path("cases/<str:ref>/import/", importing.choose_file, name="choose-file"),
    path("cases/<str:ref>/search/", searching.search, name="search"),
    path("cases/<str:ref>/participants/", participants.participants, name="participants"),
    path("cases/<str:ref>/proposals/", proposals.proposals, name="proposals"),
    path("scopes/<str:ref>/", scope.scope, name="scope"),
    path("files/<str:ref>/import/", importing.import_file, name="import-file"),
    path("imports/<str:ref>/", importing.imported, name="import"),
    path("imports/<str:ref>/progress/", importing.import_progress, name="import-progress"),
    path("imports/<str:ref>/answer/", importing.answer, name="answer"),
    path("imports/<str:ref>/again/", importing.again, name="again"),
    path("imports/<str:ref>/remainders/", importing.remainders, name="remainders"),
    path("conversations/<str:ref>/", reading.conversation, name="conversation"),
    path("conversations/<str:ref>/members/", reading.members, name="members"),
    path("conversations/<str:ref>/members.csv", reading.members_csv, name="members-csv"),
    path("conversations/<str:ref>/phones/", reading.copies, name="copies"),
    path("conversations/<str:ref>/lock/", locking.lock, name="lock"),
    path("conversations/<str:ref>/unlock/", locking.unlock, name="unlock"),
    path("messages/<str:ref>/", message.message, name="message"),
    path("messages/<str:ref>/present.csv", message.presence_csv, name="presence-csv"),
    path("participants/<str:ref>/", participants.participant, name="participant"),
    path("participants/<str:ref>/match/", participants.match, name="match"),
    path("participants/<str:ref>/part/", participants.part, name="part"),
    path("participants/<str:ref>/identify/", participants.identify, name="identify"),
    path("participants/<str:ref>/unidentify/", participants.unidentify, name="unidentify"),
    path("proposals/<str:ref>/", proposals.proposal, name="proposal"),
    path("proposals/<str:ref>/merge/", proposals.merge, name="merge"),
    path("proposals/<str:ref>/keep-apart/", proposals.keep_apart, name="keep-apart"),
]
