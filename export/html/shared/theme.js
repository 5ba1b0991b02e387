// Light and dark: the system's choice unless the reader makes one. Colours are the style sheet's; the drawing asks here.

const THEME_KEY = "stancegraph-theme";

function storedTheme() {
  try {
    return window.localStorage.getItem(THEME_KEY);
  } catch (error) {
    if (error instanceof DOMException) return null; // storage is off, or the page is in a sandboxed frame
    throw error;
  }
}

function storeTheme(theme) {
  try {
    window.localStorage.setItem(THEME_KEY, theme);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
const currentTheme = () => document.documentElement.dataset.theme;

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").setAttribute("aria-pressed", String(theme === "dark"));
}

/** Follow the system and the button; `changed` is called after each change. */
function startTheme(changed) {
  const stored = storedTheme();
  setTheme(stored === "dark" || stored === "light" ? stored : prefersDark.matches ? "dark" : "light");
  byId("theme").addEventListener("click", () => {
    const next = currentTheme() === "dark" ? "light" : "dark";
    storeTheme(next);
    setTheme(next);
    changed();
  });
  prefersDark.addEventListener("change", (event) => {
    if (storedTheme()) return;
    setTheme(event.matches ? "dark" : "light");
    changed();
  });
  // paper is white
  let before = currentTheme();
  window.addEventListener("beforeprint", () => {
    before = currentTheme();
    setTheme("light");
    changed();
  });
  window.addEventListener("afterprint", () => {
    setTheme(before);
    changed();
  });
}

/** Give a colour of the current theme, such as "support" or "ink". */
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
