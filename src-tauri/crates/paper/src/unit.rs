//! Lengths on paper. Millimetres where the official standard speaks, points where type does.

use std::ops::{Add, Mul, Sub};

use serde::{Deserialize, Serialize};

/// Points in a millimetre (1 pt = 1/72 inch, the PDF point).
const PT_PER_MM: f64 = 72.0 / 25.4;

/// A length in millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Mm(pub f64);

/// A length in PDF points (1/72 inch).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Pt(pub f64);

impl From<Mm> for Pt {
    fn from(mm: Mm) -> Pt {
        Pt(mm.0 * PT_PER_MM)
    }
}

impl From<Pt> for Mm {
    fn from(pt: Pt) -> Mm {
        Mm(pt.0 / PT_PER_MM)
    }
}

impl Mm {
    /// The same length in points, as a bare number for arithmetic.
    pub fn pt(self) -> f64 {
        Pt::from(self).0
    }
}

impl Pt {
    /// The same length in millimetres, as a bare number.
    pub fn mm(self) -> f64 {
        Mm::from(self).0
    }
}

macro_rules! arithmetic {
    ($unit:ident) => {
        impl Add for $unit {
            type Output = $unit;
            fn add(self, other: $unit) -> $unit {
                $unit(self.0 + other.0)
            }
        }
        impl Sub for $unit {
            type Output = $unit;
            fn sub(self, other: $unit) -> $unit {
                $unit(self.0 - other.0)
            }
        }
        impl Mul<f64> for $unit {
            type Output = $unit;
            fn mul(self, factor: f64) -> $unit {
                $unit(self.0 * factor)
            }
        }
    };
}
arithmetic!(Mm);
arithmetic!(Pt);
