/**
 * The operator's page, kept fresh: what the server wrote is asked for again, and the other services are asked how they
 * are. Without this script the page says everything but that, and is as old as its last look.
 */
import { setMarkup } from '../js/markup.js';
import { renewed } from '../js/session.js';
import { element } from './element.js';

const EVERY = 10_000;
const PATIENCE = 30_000;
const WRITTEN_BY_THE_SERVER =
  ['as-of', 'part-kafka', 'part-postgres', 'part-engagement', 'counting', 'dead-letters', 'recounts', 'outbox'];

const { lang, dataset } = document.documentElement;
const times = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium', timeZone: dataset.zone });

/** @param {string} url @param {RequestInit} [init] */
async function ask(url, init = {}) {
  await renewed();
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

/** What is open stays open, and where somebody is nothing is taken away. @param {Element} old @param {Element} fresh */
function renew(old, fresh) {
  if (old.contains(document.activeElement)) return;
  for (const open of old.querySelectorAll('details[open]')) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute('open', '');
  }
  old.replaceChildren(...fresh.childNodes);
}

async function look() {
  const page = document.createElement('template');
  setMarkup(page, await (await ask('/api/engagement/operation')).text());
  for (const id of WRITTEN_BY_THE_SERVER) {
    const [old, fresh] = [document.getElementById(id), page.content.getElementById(id)];
    if (old && fresh) renew(old, fresh);
  }
}

/** How a service says that it is. */
class MaeariCondition extends HTMLElement {
  connectedCallback() {
    this.show();
  }

  async show() {
    const heading = /** @type {Element} */ (this.querySelector('h3'));
    try {
      const condition = await (await ask(`/api/${this.getAttribute('area')}/condition`)).json();
      const fresh = document.createElement('div');
      fresh.append(element('h3', `${condition.service} ${condition.version}`), ...this.parts(condition));
      renew(this, fresh);
    } catch {
      const state = element('p', this.dataset.down, 'desk-state');
      state.dataset.up = 'false';
      this.replaceChildren(heading, state);
    }
  }

  /** @param {{ java: string, since: string, ready: boolean, checks: { name: string, up: boolean }[], metrics: Record<string, number | null> }} condition */
  parts({ java, since, ready, checks, metrics }) {
    const state = element('p', ready ? this.dataset.up : this.dataset.notReady, 'desk-state');
    state.dataset.up = String(ready);
    const about = element('p', `${this.dataset.since} ${times.format(new Date(since))} · Java ${java}`, 'desk-time');
    const list = element('ul', '', 'checks');
    for (const { name, up } of checks) {
      const item = list.appendChild(element('li', `${name}: ${up ? this.dataset.up : this.dataset.down}`));
      item.dataset.up = String(up);
    }
    const details = element('details');
    details.id = `numbers-${this.getAttribute('area')}`;
    const numbers = element('dl', '', 'numbers');
    for (const [name, value] of Object.entries(metrics)) {
      const pair = numbers.appendChild(element('div'));
      pair.appendChild(element('dt')).append(element('code', name));
      pair.append(element('dd', value === null ? '–' : String(value)));
    }
    details.append(element('summary', this.dataset.numbers), numbers);
    return [state, about, list, details];
  }
}

/** Notices that were given up, each with a button. */
class MaeariDeadDeliveries extends HTMLElement {
  async connectedCallback() {
    this.status = element('p');
    this.status.setAttribute('role', 'status');
    this.list = element('ul', '', 'letters');
    this.replaceChildren(this.status, this.list);
    await this.show();
  }

  async show() {
    if (this.contains(document.activeElement)) return;
    try {
      const { items } = await (await ask('/api/notifications/dead-letters?limit=20')).json();
      this.list?.replaceChildren(...items.map((/** @type {any} */ item) => this.item(item)));
      this.tell(items.length === 0 ? this.dataset.none : '');
    } catch {
      this.tell(this.dataset.away);
    }
  }

  /** @param {{ id: string, kind: string, channel: string, cause: string }} delivery */
  item({ id, kind, channel, cause }) {
    const item = element('li');
    const button = /** @type {HTMLButtonElement} */ (element('button', this.dataset.replay, 'button second small'));
    button.type = 'button';
    button.setAttribute('aria-label', `${this.dataset.replay} ${id}`);
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await ask(`/api/notifications/dead-letters/${id}/replay`, { method: 'POST' });
        item.remove();
        this.tell(this.dataset.begun);
      } catch {
        button.disabled = false;
        this.tell(this.dataset.failed);
      }
    });
    item.append(element('code', `${kind} · ${channel}`), ' ', element('span', cause, 'desk-time'), ' ', button);
    return item;
  }

  /** @param {string | undefined} text */
  tell(text) {
    if (this.status) this.status.textContent = text ?? '';
  }
}

customElements.define('maeari-condition', MaeariCondition);
customElements.define('maeari-dead-deliveries', MaeariDeadDeliveries);

setInterval(async () => {
  if (document.visibilityState !== 'visible') return;
  await look().catch(() => undefined);
  for (const part of document.querySelectorAll('maeari-condition')) /** @type {MaeariCondition} */ (part).show();
  for (const part of document.querySelectorAll('maeari-dead-deliveries')) /** @type {MaeariDeadDeliveries} */ (part).show();
}, EVERY);
