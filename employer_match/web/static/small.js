// Progressive only: every page works without this file.
(function () {
  "use strict";
  document.documentElement.classList.add("js");

  function foldMenu() {
    var button = document.querySelector(".menu-button");
    var parts = document.querySelectorAll(".place, .site-nav, .site-account");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      parts.forEach(function (part) { part.classList.toggle("open", open); });
    });
  }

  // A reader of the screen hears first what must be settled.
  function showWhatIsWrong() {
    var summary = document.querySelector("[data-focus]");
    if (summary) summary.focus();
  }

  // A second press while the first is on its way would log a contact twice.
  function sendOnce() {
    document.querySelectorAll("form[method=post]").forEach(function (form) {
      form.addEventListener("submit", function (event) {
        if (event.defaultPrevented) return;
        if (form.dataset.sent) event.preventDefault();
        form.dataset.sent = "yes";
      });
    });
    window.addEventListener("pageshow", function () {
      document.querySelectorAll("form[data-sent]").forEach(function (form) {
        delete form.dataset.sent;
      });
    });
  }

  // What is typed into a form marked data-draft outlives a lost network, in this tab and for this
  // user only: it goes when it has arrived, at signing out, for somebody else, and after a workday.
  // See docs/decisions/0008.
  var KEPT = "employer-match-draft ", WORKDAY = 12 * 3600 * 1000;

  function kept() {
    try {
      return Object.keys(sessionStorage).filter(function (key) { return key.indexOf(KEPT) === 0; });
    } catch (refused) { return []; }
  }

  function read(key) {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch (broken) { return null; }
  }

  function forget(keys) { keys.forEach(function (key) { sessionStorage.removeItem(key); }); }

  function keepDrafts() {
    var user = document.body.dataset.user, form = document.querySelector("form[data-draft]");
    var own = form && KEPT + form.dataset.draft;
    forget(kept().filter(function (key) {
      var draft = read(key);
      if (!draft || Date.now() - draft.at > WORKDAY) return true;
      if (!user) return false;  // the time ran out: whoever signs in next is asked for below
      return draft.user !== user || (draft.sent && key !== own);
    }));
    document.querySelectorAll("form[action='/sign-out']").forEach(function (out) {
      out.addEventListener("submit", function () { forget(kept()); });
    });
    if (!form || !user) return;
    var draft = read(own);
    if (draft && "draftFresh" in form.dataset) bringBack(form, draft, own);
    form.addEventListener("input", function () { keep(form, own, user, false); });
    form.addEventListener("submit", function (event) {
      var lost = !navigator.onLine, notice = document.querySelector("[data-draft-offline]");
      keep(form, own, user, !lost);
      notice.hidden = !lost;
      if (lost) event.preventDefault();
    });
  }

  function keep(form, key, user, sent) {
    var pairs = Array.from(new FormData(form)).filter(function (pair) {
      return pair[0] !== "csrf_token" && typeof pair[1] === "string";
    });
    var draft = { user: user, at: Date.now(), sent: sent, pairs: pairs };
    try { sessionStorage.setItem(key, JSON.stringify(draft)); } catch (full) { /* then not */ }
  }

  function bringBack(form, draft, key) {
    var notice = document.querySelector("[data-draft-back]");
    Array.from(form.elements).forEach(function (field) {
      if (!field.name || field.name === "csrf_token" || field.type === "submit") return;
      var values = draft.pairs.filter(function (pair) { return pair[0] === field.name; })
        .map(function (pair) { return pair[1]; });
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values.indexOf(field.value) >= 0;
      } else if (values.length) {
        field.value = values[0];
      }
      var folded = field.closest("details");
      if (folded && (field.checked || field.type === "textarea") && field.value) folded.open = true;
    });
    notice.hidden = false;
    notice.querySelector("[data-draft-away]").addEventListener("click", function () {
      forget([key]);
      location.reload();
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    foldMenu();
    keepDrafts();
    showWhatIsWrong();
    sendOnce();
  });
})();
