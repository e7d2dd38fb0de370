// Everything a page can find again in its browser.

/** Cookies that scripts see, both storages, IndexedDB and Cache Storage, as one text. */
export async function kept(page) {
  return JSON.stringify(await page.evaluate(collect));
}

async function collect() {
  const read = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const databases = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await read(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      databases[`${name}/${store}`] = await read(database.transaction(store).objectStore(store).getAll());
    }
    database.close();
  }
  const cached = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      cached[request.url] = await (await cache.match(request)).text();
    }
  }
  const storages = { local: { ...localStorage }, session: { ...sessionStorage } };
  return { cookie: document.cookie, ...storages, databases, cached, history: history.state };
}

/** Notes every token that the server gives to the pages of a context, and every refresh token in its cookies. */
export function secrets(context) {
  const tokens = new Set();
  context.on("response", async (response) => {
    if (response.request().method() === "POST" && /\/v1\/sessions(\/refresh)?$/.test(response.url())) {
      const body = await response.json().catch(() => ({}));
      if (body.access_token) {
        tokens.add(body.access_token);
      }
    }
  });
  return async () => {
    const cookies = await context.cookies();
    return [...tokens, ...cookies.map((cookie) => cookie.value)];
  };
}
