/**
 * The newest number of each counter that this tab has seen (I4): what is older than it is never shown, not even after
 * a reload from a cache. Versions are `generation-position` and compare as two numbers.
 *
 * @typedef {{ value: number, version: string }} Count
 * @typedef {'views' | 'likes' | 'comments'} Kind
 * @typedef {{ articleId: string, views: number, likes: number, comments: number, versions: Record<string, string> }} Counts
 */

/** @type {Kind[]} */
export const KINDS = ['views', 'likes', 'comments'];

/** @type {Map<string, Count>} */
const known = new Map();

/**
 * @param {string} one
 * @param {string} other
 */
export function isNewer(one, other) {
  const [generation, position] = one.split('-').map(Number);
  const [otherGeneration, otherPosition] = other.split('-').map(Number);
  return generation !== otherGeneration ? generation > otherGeneration : position > otherPosition;
}

/**
 * @param {string} article
 * @param {string} kind
 * @returns {Count | undefined}
 */
export function newest(article, kind) {
  const key = `maeari-count:${article}/${kind}`;
  const count = known.get(key) ?? stored(key);
  if (count) known.set(key, count);
  return count;
}

/**
 * Keeps the count if it is newer than what is known.
 * @param {string} article
 * @param {string} kind
 * @param {Count} count
 * @returns {boolean} whether it was
 */
export function offer(article, kind, count) {
  const before = newest(article, kind);
  if (before && !isNewer(count.version, before.version)) return false;
  const key = `maeari-count:${article}/${kind}`;
  known.set(key, count);
  try {
    sessionStorage.setItem(key, JSON.stringify(count));
  } catch {
    // A full or forbidden storage: this page still knows.
  }
  return true;
}

/**
 * @param {string} key
 * @returns {Count | undefined}
 */
function stored(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
