"use strict";
// Without this script the link of a figure opens its note by :target. With it the note is opened by
// a class, so that the page stays where it is; keys walk from one figure to the next, Esc leads back.
(function () {
  let note = null; // the one that is open
  let figure = null; // the one it was opened for, and from which a walk goes on

  const named = (link) => document.getElementById(link.hash.slice(1));
  const modified = (event) => event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;

  function open(from, to) {
    if (note) note.classList.remove("open");
    if (figure) figure.classList.remove("here");
    note = to;
    figure = from;
    note.classList.add("open");
    figure.classList.add("here");
    note.scrollTop = 0;
    note.focus({ preventScroll: true });
  }

  function close() {
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    if (!note) return;
    note.classList.remove("open");
    note = null;
    figure.classList.remove("here");
    figure.focus({ preventScroll: true });
  }

  // a third down the window, where no note lies over it
  function goTo(to) {
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
    scrollBy(0, to.getBoundingClientRect().top - innerHeight * 0.3);
  }

  // to the next figure that a list has; that was not compared, if only such are shown
  function walk(step) {
    const absent = document.getElementById("show-absent").checked;
    const all = absent
      ? [...document.querySelectorAll("article a.a")]
      : [...new Set([...document.querySelectorAll(".wrong a")].map(named))];
    if (!all.length) return;
    let at = all.indexOf(figure);
    if (at < 0) {
      const start = figure ? figure.getBoundingClientRect().top : 0;
      const after = all.findIndex((one) => one.getBoundingClientRect().top > start);
      at = (after < 0 ? all.length : after) - (step > 0 ? 1 : 0);
    }
    const to = all[(at + step + all.length) % all.length];
    goTo(to);
    open(to, named(to));
  }

  addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !link.hash || modified(event)) return;
    const to = link.classList.contains("close") ? null : named(link);
    if (link.classList.contains("close")) {
      close();
    } else if (link.closest(".wrong")) {
      goTo(to);
      open(to, named(to));
    } else if (link.classList.contains("number")) {
      const from = note ? figure : to;
      close();
      goTo(from);
      from.focus({ preventScroll: true });
    } else if (to && to.classList.contains("note")) {
      const block = link.closest(".block");
      open(link.id ? link : block.querySelector(`a[id][href="#${to.id}"]`), to);
    } else {
      return;
    }
    event.preventDefault();
  });

  addEventListener("keydown", (event) => {
    if (modified(event)) return;
    const taken = event.target.closest && event.target.closest("input, .table, .note");
    const arrows = !taken || taken === note;
    if (event.key === "Escape") close();
    else if (event.key === "n" || (event.key === "ArrowRight" && arrows)) walk(1);
    else if (event.key === "p" || (event.key === "ArrowLeft" && arrows)) walk(-1);
    else return;
    event.preventDefault();
  });

  document.getElementById("keys").hidden = false;
})();
