import { observingPhone } from './observing-phone.ts';
import { PHONE, slowedDown } from './phone-profile.ts';
import { atMost, type Row, said, told } from './row.ts';
import { median, quantile } from './sample.ts';
import { startBoundForm } from './start-bound-form.ts';
import { noteTaps, tapChoices } from './taps.ts';

const SECTIONS = ['V.LAY', 'V.TRA'];

/** First answers by tap, each encrypted and strictly committed, section by section beside as many on the bound's page. */
export async function tap(): Promise<Row[]> {
  const [phone, bound] = [await observingPhone(), await startBoundForm()];
  try {
    const plain = await (await phone.browser.newContext(PHONE)).newPage();
    const [ours, bounds]: [number[], number[]] = [[], []];
    for (const page of [phone.page, plain]) {
      await noteTaps(page);
      await slowedDown(page);
    }
    for (const section of SECTIONS) {
      await phone.page.goto(phone.section(section));
      const taps = await tapChoices(phone.page, { names: section, most: 20 });
      ours.push(...taps);
      await plain.goto(bound.url);
      bounds.push(...(await tapChoices(plain, { names: 'V.', most: taps.length })));
    }
    return [
      atMost('tap → next paint, median, × vanilla bound', median(ours) / median(bounds), { limit: 1.2, unit: '×' }),
      atMost('… p95', quantile(ours, 0.95) / quantile(bounds, 0.95), { limit: 1.3, unit: '×' }),
      told('… median, p95: ours', `${said(median(ours), 'ms')}, ${said(quantile(ours, 0.95), 'ms')}`),
      told('… median, p95: bound', `${said(median(bounds), 'ms')}, ${said(quantile(bounds, 0.95), 'ms')}`),
    ];
  } finally {
    bound.stop();
    await phone.discard();
  }
}
