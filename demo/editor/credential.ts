import type { Finding } from '../finding';
import type { Editor } from './editor';

/** A login typed in by hand, wrong at first. */
export async function credentialCheck(editor: Editor): Promise<Finding[]> {
	const { demo, page, find, check } = editor;
	const { username, password } = demo.sandbox.logins.phoneUser;
	const fill = async (name: string, value: string) =>
		await find(`parameter-input-${name}`).locator('input').fill(value);
	return [
		await check(
			'A credential with a wrong password is refused in words, with what to do',
			async () => {
				await page.goto(`${demo.n8n.url}/home/credentials/create`);
				await find('new-credential-type-select').locator('input').fill('Evo Voice');
				await find('new-credential-type-select-option').first().click();
				await find('new-credential-type-button').click();
				await find('parameter-input-environment').locator('input').click();
				await page.getByRole('option', { name: 'Custom' }).click();
				await fill('baseUrl', demo.sandbox.url);
				await fill('username', username);
				await fill('password', 'not the password');
				await find('credential-save-button').click();
				await page.getByText('More details').click();
				const message = page.getByText('Evo Voice does not accept the email and password');
				await message.first().waitFor();
				return [true, true];
			},
		),
		await check('The same credential works once the password is right', async () => {
			await fill('password', password);
			await find('credential-save-button').click();
			await find('credentials-config-container-test-success').waitFor();
			return [true, true];
		}),
	];
}
