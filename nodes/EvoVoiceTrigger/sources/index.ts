import { ACCOUNT_SESSIONS } from './accountSessions';
import { FILES_OFFER } from './files';
import { MESSAGES_OFFER } from './messages';
import { MY_SESSIONS } from './mySessions';
import type { AnyOffer } from './offer';
import { REPORTS_OFFER } from './reports';

export const OFFERS: readonly AnyOffer[] = [
	MY_SESSIONS,
	ACCOUNT_SESSIONS,
	MESSAGES_OFFER,
	FILES_OFFER,
	REPORTS_OFFER,
];

export type { AnyOffer } from './offer';
