/* Notes what the page's Content Security Policy refuses, report-only or not. A file of its own: under that policy nothing inline would run. */
window.violations = [];
document.addEventListener('securitypolicyviolation', function (event) {
  window.violations.push(event.violatedDirective + ' ' + event.blockedURI);
});
