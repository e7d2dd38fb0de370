// Loads the app. When that fails, the page says so instead of staying empty.
import start from "{{bindings.js}}";

document.querySelector("#crash button").addEventListener("click", () => location.reload());

start({ module_or_path: "{{module.wasm}}" }).catch((cause) => {
  // The module reports its own panics; this is for a download that broke.
  console.error(cause);
  document.getElementById("boot")?.remove();
  document.getElementById("crash").hidden = false;
});
