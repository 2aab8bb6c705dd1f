import { defineConfig } from '@playwright/test';
import { ensureChromium } from './scripts/steps/chromium.mjs';

const chromium = process.env['CHROMIUM_PATH'] ?? (await ensureChromium());

/**
 * What Playwright turns off itself, as the last list is the only one that Chromium reads, then the suggestions of its address bar:
 * no test types there, and each window would run two hidden pages for them, half a second of the processor.
 */
const FEATURES_OFF = [
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsUpgrades',
	'HttpsFirstBalancedModeAutoEnable',
	'LensOverlay',
	'MediaRouter',
	'PaintHolding',
	'ThirdPartyStoragePartitioning',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'TcpPortRandomizationWin',
	'OptimizationHints',
	'NetworkTimeServiceQuerying',
	'AimEnabled',
	'PreconnectToSearch',
	'WebUIOmniboxPopup',
	'WebUIOmniboxFullPopup',
	'WebUIOmniboxAimPopup'
];

export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/e2e/prepared-data.ts',
	outputDir: 'test-results',
	// Each worker runs a server of its own beside its browser; one of three waits while the others keep two processors busy.
	workers: 3,
	fullyParallel: false,
	// A test that fails twice fails: the browser of a busy machine misses a beat now and then.
	retries: 1,
	forbidOnly: process.env['CI'] !== undefined,
	timeout: 60_000,
	globalTimeout: 24 * 60_000,
	expect: { timeout: 30_000 },
	reporter: 'list',
	use: {
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		viewport: { width: 1280, height: 800 },
		contextOptions: { reducedMotion: 'reduce' },
		// Tests of a worker come one after the other to an emptied context: what the browser keeps of our scripts saves half of a visit.
		reuseContext: true,
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: chromium,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				`--disable-features=${FEATURES_OFF.join()}`
			]
		}
	}
});
