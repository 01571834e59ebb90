import { chromium } from '@playwright/test';
import type { Frame } from '#model/frame.ts';
import { chanceFrom } from '#server/demo/chance.ts';
import { launchOptions } from '../browser/launch.ts';
import { pageScript } from '../page-script.ts';
import { atMost, type Row, said, told } from './row.ts';
import { quantile } from './sample.ts';
import type { Searched } from './search-page.ts';
import { frameOfList, stationList } from './station-list.ts';

const CPU_THROTTLE = 6;
const TEXTS = 150;

/** The search of the observer's app over a whole country, in Chromium slowed down to a cheap phone. */
export async function search(): Promise<Row[]> {
  const frame = await frameOfList(stationList());
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await pageScript('tests/bench/search-page.ts', 'bench') });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLE });
    const given = { frame, texts: typedTexts(frame) };
    const { keystrokesMs, nearestMs, buildMs, found } = await page.evaluate(
      ({ frame, texts }) =>
        (window as unknown as { bench: { typeAll(frame: Frame, texts: string[]): Promise<Searched> } }).bench.typeAll(
          frame,
          texts,
        ),
      given,
    );
    if (found < given.texts.length) throw new Error(`Only ${found} of ${given.texts.length} texts found a station`);
    return [
      atMost(`search over ${frame.stations.length} stations, a keystroke, p95`, quantile(keystrokesMs, 0.95), {
        limit: 50,
        unit: 'ms',
      }),
      told('… median, longest', `${said(quantile(keystrokesMs, 0.5), 'ms')}, ${said(quantile(keystrokesMs, 1), 'ms')}`),
      told('… reading the list before, in small steps', said(buildMs, 'ms')),
      ...(nearestMs.length > 0 ? [told('… the nearest stations, p95', said(quantile(nearestMs, 0.95), 'ms'))] : []),
    ];
  } finally {
    await browser.close();
  }
}

/** What people type: a number, a word of the name or address, a number and its area, two words. */
function typedTexts({ stations, areas }: Frame): string[] {
  const chance = chanceFrom(7);
  const words = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  return Array.from({ length: TEXTS }, (_, index) => {
    const { number, name, address, area } = stations[chance.whole(0, stations.length - 1)] ?? raise();
    const [one = number, two = number] = words(`${name} ${address}`).sort(() => chance.next() - 0.5);
    const where = areas.find(({ code }) => code === area)?.name.kk ?? '';
    return [number, one, `${number} ${where}`, `${one} ${two}`][index % 4] ?? number;
  });
}

function raise(): never {
  throw new Error('The list is empty');
}
