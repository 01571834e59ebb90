/** A real browser of another engine, with a profile of its own. */
export type EngineBrowser = {
  open(url: string): Promise<void>;
  back(): Promise<void>;
  /** Runs in the page; what it is given and returns is JSON. */
  run<Given extends unknown[], Result>(inPage: (...given: Given) => Result, ...given: Given): Promise<Result>;
  /** Ended in the middle of whatever it does, without being asked. */
  die(): Promise<void>;
  /** Started again, with an empty page. */
  wake(): Promise<void>;
  discard(): Promise<void>;
};

/** For commands of WebDriver and Marionette: the text of a function that runs in the page. */
export const scriptOf = (inPage: (...given: never[]) => unknown): string =>
  `return (${inPage.toString()}).apply(null, arguments)`;
