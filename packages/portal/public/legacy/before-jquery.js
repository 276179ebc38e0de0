/*
 * jQuery 1.x finds out whether the browser knows focusin by writing an inline event handler, which a strict Content Security Policy
 * reports. Every browser that this page supports knows it: saying so first spares the test.
 */
window.onfocusin = window.onfocusin || null;
