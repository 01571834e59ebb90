/** Runs in every page of a phone that is to be killed, and tells the test what the screen shows. */

/** What a question of the open section shows: the index of its chosen option, -1 for none, and its comment. */
export type Shown = { question: string; chosen: number; comment: string };

type Ear = (path: string, shown: Shown) => Promise<void>;

declare global {
  interface Window {
    /** A frame in which the screen calls saved what a question shows. */
    heardSaved: Ear;
    /** Just before a tap or a keystroke: what the question is about to show. */
    heardTap: Ear;
    /** Just before another section is opened: its address. */
    heardOpening: (path: string) => Promise<void>;
    /** A photo that the screen shows as kept, by the address of its preview. */
    heardPhoto: (path: string, preview: string) => Promise<void>;
    hurried: { shownCards: typeof shownCards; typeQuickly: typeof typeQuickly };
  }
}
window.hurried = { shownCards, typeQuickly };

const path = () => window.location.pathname;

const choiceCards = (): Element[] =>
  [...document.querySelectorAll('section[id]')].filter((card) => card.querySelector('input[type=radio]'));

const radiosOf = (card: Element) => [...card.querySelectorAll<HTMLInputElement>('input[type=radio]')];

const shownIn = (card: Element): Shown => ({
  question: card.id,
  chosen: radiosOf(card).findIndex(({ checked }) => checked),
  comment: card.querySelector('textarea')?.value ?? '',
});

function shownCards(): Shown[] {
  return choiceCards().map(shownIn);
}

const isCalledSaved = (card: Element) => card.querySelector('div > span + span')?.textContent === 'Saved on this phone';

const told = new Map<string, string>();
const toldPhotos = new Set<string>();

function lookForPhotos(): void {
  for (const { src } of document.querySelectorAll<HTMLImageElement>('section[id] li img')) {
    if (toldPhotos.has(src)) continue;
    toldPhotos.add(src);
    void window.heardPhoto(path(), src);
  }
}

function look(): void {
  lookForPhotos();
  for (const card of choiceCards()) {
    const shown = shownIn(card);
    const text = JSON.stringify(shown);
    if (!isCalledSaved(card)) told.delete(card.id);
    else if (told.get(card.id) !== text) {
      told.set(card.id, text);
      void window.heardSaved(path(), shown);
    }
  }
  requestAnimationFrame(look);
}
requestAnimationFrame(look);

/**
 * An observer in a hurry: down the form from where it was opened, section after section, waiting for nothing; now and
 * then a comment, or an earlier answer changed. Goes on until the page ends. `fractions` in [0, 1) decide.
 */
async function typeQuickly({ fractions, pauseMs }: { fractions: number[]; pauseMs: number }): Promise<never> {
  let used = 0;
  const fraction = () => fractions[used++ % fractions.length] ?? 0;
  const rest = (part: number) => new Promise((resolve) => setTimeout(resolve, part * pauseMs));
  const done = new Set<string>();

  async function choose(card: Element): Promise<void> {
    const radios = radiosOf(card);
    // any other outcome of a visit ends the asking
    const index = card.id === 'H.OUT.01' ? 0 : Math.floor(fraction() * radios.length);
    if (radios[index]?.checked) return;
    await window.heardTap(path(), { ...shownIn(card), chosen: index });
    radios[index]?.click();
  }

  async function comment(card: Element): Promise<void> {
    const add = [...card.querySelectorAll('button')].find(({ textContent }) => textContent === 'Add comment');
    add?.click();
    await rest(0.1);
    const box = card.querySelector('textarea');
    box?.focus();
    for (const letter of box ? `жоқ ${Math.floor(fraction() * 1000)} ` : '') {
      const shown = shownIn(card);
      await window.heardTap(path(), { ...shown, comment: shown.comment + letter });
      box?.setSelectionRange(shown.comment.length, shown.comment.length);
      document.execCommand('insertText', false, letter);
      await rest(0.1);
    }
    box?.blur();
  }

  async function goOn(): Promise<void> {
    const [onward] = document.querySelectorAll<HTMLAnchorElement>('nav[aria-label="After this section"] a');
    if (!onward?.textContent?.includes('Next section')) {
      done.clear();
      return;
    }
    await window.heardOpening(onward.pathname);
    onward.click();
  }

  for (;;) {
    const cards = choiceCards();
    const next = cards.find(({ id }) => !done.has(id));
    const earlier = cards[Math.floor(fraction() * cards.length)];
    if (next) {
      done.add(next.id);
      await choose(next);
      if (fraction() < 0.15) await comment(next);
      if (fraction() < 0.2 && earlier) await choose(earlier);
    } else await goOn();
    await rest(fraction());
  }
}
