import { FactorForgotten } from '#server/admin/messages.ts';
import { withAdmin } from './admin.ts';
import { type Command, UsageError } from './command.ts';

export const forgetFactor: Command = {
  usage: 'forget-factor LOGIN',
  summary: 'Takes the second factor off the account of somebody who has lost it, and signs them out.',
  run: ([login, ...rest], context) => {
    if (login === undefined || rest.length > 0) throw new UsageError('Name the login.');
    return withAdmin(context, async ({ ask }) => {
      const path = `/factor/forget?${new URLSearchParams({ login })}`;
      const forgotten = await ask(FactorForgotten, { method: 'POST', path });
      context.print(
        forgotten.hadOne
          ? `${forgotten.login} signs in with the password alone now, and is signed out everywhere. The audit log says so.`
          : `${forgotten.login} had no second factor, and is signed out everywhere. The audit log says so.`,
      );
    });
  },
};
