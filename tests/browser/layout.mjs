// What does not fit on a page.

/** Everything that reaches beyond the window, and every text that is cut without a sign of it. */
export async function misfits(page) {
  return page.evaluate(find);
}

function find() {
  const wide = window.innerWidth;
  const found = [];
  const name = (element) => {
    const words = (element.innerText ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    const classes = typeof element.className === "string" ? element.className.split(/\s+/).filter(Boolean).map((c) => `.${c}`).join("") : "";
    return `${element.tagName.toLowerCase()}${classes} “${words}”`;
  };
  const page = document.scrollingElement;
  if (page.scrollWidth > wide) {
    found.push(`the page is ${page.scrollWidth - wide}px wider than the window`);
  }
  const main = document.getElementById("main");
  if (main && main.scrollWidth > main.clientWidth + 1) {
    found.push(`the content is ${main.scrollWidth - main.clientWidth}px wider than its place`);
  }
  // Tables, tabs and menus may scroll inside themselves; the page and its content may not.
  const scrolls = (element) => element !== main && /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
  const contained = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (scrolls(up)) {
        return true;
      }
    }
    return false;
  };
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width <= 1 || box.height <= 1 || style.visibility === "hidden" || element.closest("svg, [hidden], .skip, .sr, .visually-hidden")) {
      continue;
    }
    if ((box.right > wide + 1 || box.left < -1) && box.right > 0 && !contained(element)) {
      found.push(`beyond the window by ${Math.round(Math.max(box.right - wide, -box.left))}px: ${name(element)}`);
    }
    const hides = /hidden|clip/.test(style.overflowX) && element.matches("td, th, a, p, span, h1, h2, h3, li, dd, dt, label, button");
    const control = element.matches("button, .btn, .chip, [role=tab]");
    const full = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    if ((hides || control) && full && style.textOverflow !== "ellipsis" && element.innerText?.trim()) {
      found.push(`cut by ${element.scrollWidth - element.clientWidth}px: ${name(element)}`);
    }
  }
  return [...new Set(found)].slice(0, 8);
}
