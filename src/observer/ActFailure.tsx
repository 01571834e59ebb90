import { Notice } from '#ui/Notice.tsx';

export const ActFailure = ({ words }: { words: string | undefined }) =>
  words === undefined ? null : <Notice urgent title={words} />;
