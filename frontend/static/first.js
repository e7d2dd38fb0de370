// Runs before the first paint, so that neither theme nor language nor layout jumps when the app arrives.
{
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const theme = kept("akrab.theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.lang = kept("akrab.language") === "en" ? "en" : "id";
  root.dataset.boot = kept("akrab.session") ? "app" : "door";
}
