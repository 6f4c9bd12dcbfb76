"""Words for dealings with workplaces and for what colleagues say to each other."""

from collections.abc import Mapping
from enum import StrEnum

from employer_match.outreach.introductions import Introduction
from employer_match.vocabulary import (
    Advice,
    GoOnReason,
    HowOften,
    LineState,
    Mode,
    NextStep,
    Outcome,
    Purpose,
    TalkAnswer,
    TalkKind,
    Weekday,
)

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Mode: {
        Mode.VISIT: "Visit",
        Mode.MEETING_WITH_US: "Meeting at our place",
        Mode.JOB_FAIR_TALK: "Talk at a recruitment event",
        Mode.VIDEO: "Video meeting",
        Mode.PHONE: "Phone call",
        Mode.EMAIL: "E-mail",
        Mode.LETTER: "Letter",
    },
    Purpose: {
        Purpose.INTRODUCE: "Introduce ourselves",
        Purpose.LEARN_NEEDS: "Learn what they need",
        Purpose.PRESENT_CANDIDATE: "Introduce a person",
        Purpose.FOLLOW_UP: "Follow up someone who works there",
        Purpose.CARE: "Thank and keep in touch",
        Purpose.EMPLOYER_ASKED: "The employer got in touch",
        Purpose.REPLY_TO_NEED: "Answer to a need posted here",
    },
    Outcome: {
        Outcome.NO_ANSWER: "No answer",
        Outcome.NOT_NOW: "Not now",
        Outcome.NO: "No",
        Outcome.INTERESTED: "Interested",
        Outcome.MEETING_BOOKED: "Meeting booked",
        Outcome.NEED_KNOWN: "We know what they need",
        Outcome.CANDIDATE_WELCOME: "A person is welcome",
        Outcome.HIRED: "Someone was hired",
        Outcome.DONE: "Done",
    },
    NextStep: {
        NextStep.NOTHING: "Nothing for now",
        NextStep.CALL: "Call",
        NextStep.VISIT: "Go there",
        NextStep.SEND_INFORMATION: "Send information",
        NextStep.INTRODUCE_PERSON: "Introduce a person",
        NextStep.FOLLOW_UP: "Follow up",
    },
    GoOnReason: {
        GoOnReason.AGREED_WITH_COLLEAGUE: "I have agreed it with my colleague",
        GoOnReason.PERSON_KNOWN_THERE: "The person is known there already",
        GoOnReason.VACANCY_CLOSES_SOON: "The vacancy closes soon",
        GoOnReason.OTHER_DEPARTMENT: "It is another department",
        GoOnReason.COLLEAGUE_SILENT: "My colleague has not answered",
    },
    Advice: {
        Advice.NOT_BEFORE: "The employer has asked us to wait until a later day.",
        Advice.ONLY_THROUGH: "The employer wants all contact through one colleague.",
        Advice.ONLY_WITH: "The employer wants all contact to go to one person of theirs.",
        Advice.PREFERRED_MODE: "The employer prefers another way to be contacted.",
        Advice.PREFERRED_DAYS: "The employer prefers other days of the week.",
        Advice.BUDGET_SPENT: "This is more often than the employer wants to be contacted.",
        Advice.SEEN_OFTEN: "We have been in contact here lately. Let some time pass.",
        Advice.NEEDS_NOT_KNOWN: "We do not know yet what they need. Learn that first.",
    },
    HowOften: {
        HowOften.LEFT_TO_US: "We leave it to you",
        HowOften.QUARTERLY: "Every third month at most",
        HowOften.MONTHLY: "Once a month at most",
        HowOften.TWICE_A_MONTH: "Twice a month at most",
        HowOften.WEEKLY: "Once a week at most",
    },
    Weekday: {
        Weekday.MONDAY: "Monday",
        Weekday.TUESDAY: "Tuesday",
        Weekday.WEDNESDAY: "Wednesday",
        Weekday.THURSDAY: "Thursday",
        Weekday.FRIDAY: "Friday",
        Weekday.SATURDAY: "Saturday",
        Weekday.SUNDAY: "Sunday",
    },
    TalkKind: {
        TalkKind.TALK: "A talk",
        TalkKind.JOIN: "To come along",
        TalkKind.INTRODUCTION: "An introduction",
    },
    TalkAnswer: {
        TalkAnswer.INTRODUCES: "I will introduce you",
        TalkAnswer.TOGETHER: "Let us go together",
        TalkAnswer.GO_YOURSELF: "Go ahead yourself",
        TalkAnswer.NOT_THIS_TIME: "Not this time",
    },
    Introduction: {
        Introduction.WAITING: "Waiting for an answer",
        Introduction.INTRODUCES: "Is going to introduce you",
        Introduction.TOGETHER: "You go together",
        Introduction.GO_YOURSELF: "You go ahead yourself",
        Introduction.NO_ANSWER: "No answer in time: free to go on",
    },
    LineState: {
        LineState.PLANNED: "Planned",
        LineState.LOCKED: "Locked",
        LineState.ACCEPTED: "Announced",
        LineState.REMOVED: "Removed",
    },
}
