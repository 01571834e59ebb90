import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const isSecure = (origin: string): boolean => origin.startsWith('https:');

/** `__Host-` binds the cookie to this host and to HTTPS; a headquarters on a loopback address has no HTTPS. */
const nameOf = (origin: string): string => (isSecure(origin) ? '__Host-daybook-desk' : 'daybook-desk');

/** Kept until the browser closes; the server ends it earlier. */
export const setSessionCookie = (c: Context, origin: string, token: string): void =>
  setCookie(c, nameOf(origin), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(origin),
  });

export const sessionToken = (c: Context, origin: string): string | undefined => getCookie(c, nameOf(origin));

export const clearSessionCookie = (c: Context, origin: string): void => {
  deleteCookie(c, nameOf(origin), { path: '/', secure: isSecure(origin) });
};
