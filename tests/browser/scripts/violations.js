window.violations = [];
document.addEventListener("securitypolicyviolation", e => window.violations.push(`${e.blockedURI} ${e.violatedDirective}`));
