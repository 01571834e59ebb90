/**
 * Signs that a text names or numbers a person (rule K16): an e-mail address, a telephone number, a 12-digit
 * individual identification number, or a name after "name is", "зовут", "аты". A sign to look again, never proof.
 */
const SIGNS: readonly RegExp[] = [
  /[^\s@]+@[^\s@]+\.[^\s@]+/u,
  /(?:^|\D)\d{12}(?:\D|$)/u,
  /(?:\+\d|\b8)[\s()-]*\d{3}[\s()-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}\b/u,
  /(?:\bname is|\bnamed|(?<!\p{L})зовут|(?<!\p{L})аты(?:м|ң)?|(?<!\p{L})аты-жөні)\s+\p{Lu}/u,
];

export const namesSomeone = (text: string): boolean => SIGNS.some((sign) => sign.test(text));
