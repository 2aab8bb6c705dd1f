import { setUp } from './setup.mjs';
import { listeningAddress } from './steps/address.mjs';
import { script } from './steps/refusal.mjs';
import { serveProduct } from './steps/serve.mjs';

await script(async () => {
	const address = await listeningAddress(process.env, 3000);
	await setUp('web', 'node');
	// Rooms have an address of their own where `npm run workshop` listens for them only.
	delete process.env['ROOM_ORIGIN'];
	await serveProduct(process.env, address);
	process.stdout.write(
		`\nCible 2028 est prêt\u00a0: ${process.env['ORIGIN']}\nPour l’arrêter\u00a0: Ctrl+C.\n`
	);
});
