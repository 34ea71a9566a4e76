/**
 * The order of comments: oldest first, every answer beneath the beginning of its conversation.
 *
 * @typedef {{
 *   id: string, articleId: string, parentId: string | null, name: string | null, guest: boolean, byAuthor: boolean,
 *   text: string | null, html: string | null, createdAt: string, state: 'visible' | 'hidden' | 'deleted', mine: boolean,
 *   can: { reply: boolean, delete: boolean, hide: boolean, show: boolean },
 * }} Comment
 */

/**
 * The comment that began the conversation, or the comment itself.
 * @param {Comment} comment
 * @param {Map<string, Comment>} all
 */
export function beginning(comment, all) {
  let first = comment;
  while (first.parentId !== null) {
    const parent = all.get(first.parentId);
    if (!parent) break;
    first = parent;
  }
  return first;
}

/** Whether two states of a comment look the same. @param {Comment} one @param {Comment} other */
export function looksSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
