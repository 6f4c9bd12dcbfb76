// Progressive only: every page works without this file.
(function () {
  "use strict";
  document.documentElement.classList.add("js");

  function foldMenu() {
    var button = document.querySelector(".menu-button");
    var parts = document.querySelectorAll(".site-nav, .site-account");
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

  document.addEventListener("DOMContentLoaded", function () {
    foldMenu();
    showWhatIsWrong();
    sendOnce();
  });
})();
