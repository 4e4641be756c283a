import type { Operation, UserCall } from '../framework/operation';
import { accountOf, forOffice } from './belonging';
import { contains } from './reach';

interface Area {
	areaCode: string;
	locality: string;
	region: string;
	postalCode: string;
}

const AREAS: Area[] = [
	{ areaCode: '503', locality: 'Portland', region: 'OR', postalCode: '97204' },
	{ areaCode: '971', locality: 'Salem', region: 'OR', postalCode: '97301' },
	{ areaCode: '206', locality: 'Seattle', region: 'WA', postalCode: '98101' },
	{ areaCode: '208', locality: 'Boise', region: 'ID', postalCode: '83702' },
];
const NUMBERS_OF_AREA = 12;
// Numbers after 555-01 belong to nobody; those up to 0149 are the office's and its contacts'.
const FIRST_FREE = 150;

/** Assumption: the answer speaks of numbers as Twilio does, from which they are bought. */
function numbersOf(area: Area) {
	return Array.from({ length: NUMBERS_OF_AREA }, (_, index) => {
		const line = `0${FIRST_FREE + index}`;
		return {
			phoneNumber: `+1${area.areaCode}555${line}`,
			friendlyName: `(${area.areaCode}) 555-${line}`,
			locality: area.locality,
			region: area.region,
			postalCode: area.postalCode,
			isoCountry: 'US',
			capabilities: { voice: true, sms: true, mms: true, fax: index % 3 === 0 },
		};
	});
}

/**
 * Numbers that can be bought.
 *
 * Assumption: the shape of the answer, which is not documented; there are numbers in the USA only,
 * and the distance changes nothing.
 */
function searchNumbers(call: UserCall): object {
	accountOf(call);
	const { areaCode, countryCode, postalCode, region, isFaxNumber, contains: part } = call.request;
	const isSame = (value: string, wanted: unknown) =>
		!wanted || value.toLowerCase() === String(wanted).toLowerCase();
	const taken = call.office.endpoints.map((endpoint) => endpoint.extraInformation);
	const areas = AREAS.filter(
		(area) =>
			isSame(area.areaCode, areaCode) &&
			isSame(area.region, region) &&
			isSame(area.postalCode, postalCode) &&
			isSame('US', countryCode),
	);
	const phoneNumbers = areas
		.flatMap(numbersOf)
		.filter(({ phoneNumber, capabilities }) => {
			return contains(phoneNumber, part) && (isFaxNumber !== true || capabilities.fax);
		})
		.filter(({ phoneNumber }) => !taken.includes(phoneNumber));
	return { phoneNumbers };
}

export const numberOperations: Operation[] = [
	forOffice({
		// Assumption: the name, and that the roles are those of the endpoints.
		name: 'SearchPhoneNumbers',
		routes: [['GET', '/endpoints/phone-numbers/search']],
		fields: {
			accountId: 'text',
			areaCode: 'text',
			countryCode: 'text',
			postalCode: 'text',
			region: 'text',
			distance: 'int',
			isFaxNumber: 'bool',
			contains: 'text',
		},
		handle: searchNumbers,
	}),
];
