// What the page remembers in this browser. Where the browser forbids that, it remembers until the page is closed.

const memory = new Map();

export function remember(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or switched off; the copy in memory serves.
  }
}

export function recall(key, fallback) {
  try {
    const text = localStorage.getItem(key);
    if (text !== null) return JSON.parse(text);
  } catch {
    // As above.
  }
  return memory.get(key) ?? fallback;
}
