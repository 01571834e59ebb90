type Step = { question: string; saved: boolean };

/**
 * Where each visit must resume: at the question answered last of those the page called saved. What was tapped or opened
 * after that, and not called saved yet, may have reached the disk or not.
 */
export function resumingOf() {
  /** Where it may have resumed when this life began, and what was done since, in order. */
  const visits = new Map<string, { before: readonly string[]; steps: Step[] }>();
  const visit = (id: string) => {
    const known = visits.get(id) ?? { before: [], steps: [] };
    visits.set(id, known);
    return known;
  };

  /** Empty while nothing is known. */
  function mayResumeAt(id: string): readonly string[] {
    const { before, steps } = visit(id);
    const answeredLast = steps.findLastIndex(({ saved }) => saved);
    if (answeredLast < 0) return before.length === 0 ? [] : [...before, ...steps.map(({ question }) => question)];
    return steps.slice(answeredLast).map(({ question }) => question);
  }

  return {
    asked: (id: string, question: string): void => void visit(id).steps.push({ question, saved: false }),
    /** The oldest tap there that was not. */
    saved(id: string, question: string): void {
      const step = visit(id).steps.find((each) => each.question === question && !each.saved);
      if (step) step.saved = true;
    },
    mayResumeAt,
    resumed: (id: string, question: string): void => void visits.set(id, { before: [question], steps: [] }),
    /** Not opened after that death: what may be stays open. */
    begin: (id: string): void => void visits.set(id, { before: mayResumeAt(id), steps: [] }),
  };
}
